package dev.retort.model.jpa;

import dev.retort.config.ModelSettings;
import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.error.SourcePosition;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.model.DesiredSchema;
import dev.retort.model.ModelException;
import dev.retort.model.ModelProblem;
import dev.retort.model.ModelScope;
import dev.retort.model.ModelSource;
import dev.retort.model.ModelSourceProvider;
import dev.retort.model.SourceContext;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Opens entity classes. */
public final class JpaModelProvider implements ModelSourceProvider {
  /** Mappings name tables and sequences, and can't name anything else. */
  private static final ModelScope SCOPE =
      new ModelScope(false, Set.of(StoredObject.Kind.SEQUENCE), false);

  private static final String READER = "dev.retort.model.jpa.hibernate.EntitySchemaReader";

  @Override
  public Optional<ModelSource> open(ModelSettings settings) {
    return settings instanceof JpaModel model
        ? Optional.of(new JpaModelSource(model))
        : Optional.empty();
  }

  private record JpaModelSource(JpaModel model) implements ModelSource {
    @Override
    public DesiredSchema desired(SourceContext context) {
      EntityClassFiles files = new EntityClassFiles(model);
      List<String> names = files.names();
      List<String> mappings = files.mappings();
      if (names.isEmpty() && mappings.isEmpty()) {
        throw wrong(
            files.hasOldAnnotations()
                ? "The entities have annotations of javax.persistence. Retort reads those of"
                    + " jakarta.persistence, from Hibernate 6 on."
                : "No entity was found. Name the folder of compiled classes in"
                    + " model.jpa.classpath, and in model.jpa.packages the packages to look in.");
      }
      List<URL> urls = EntityClassFiles.classpath(model).stream().map(JpaModelSource::url).toList();
      try (EntityClassLoader loader =
          new EntityClassLoader(
              urls.toArray(new URL[0]), JpaModelProvider.class.getClassLoader())) {
        if (!loader.canRead()) {
          throw new UnsupportedFeatureException(
              "To read entity classes Retort needs Hibernate. Add org.hibernate.orm:hibernate-core"
                  + " (6.6 or 7) to the class path, or the jars of your application to"
                  + " model.jpa.classpath.");
        }
        Schema schema =
            read(
                loader,
                new EntityRequest(names, mappings, model.namingStrategy(), context.dialect()));
        return new DesiredSchema(schema, SCOPE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Schema read(EntityClassLoader loader, EntityRequest request) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        @SuppressWarnings("unchecked") // It is ours, only loaded in another place.
        Function<EntityRequest, Schema> reader =
            (Function<EntityRequest, Schema>)
                loader.loadClass(READER).getConstructor().newInstance();
        return reader.apply(request);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the reader of entities is not in its place", e);
      } catch (LinkageError e) {
        throw wrong(
            "An entity needs a class that is not there: "
                + e.getMessage()
                + ". Add its jar to model.jpa.classpath.");
      } catch (RuntimeException e) {
        throw wrong("Hibernate can't read the entities: " + reason(e));
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    private static String reason(Throwable failure) {
      StringBuilder text = new StringBuilder();
      for (Throwable each = failure; each != null; each = each.getCause()) {
        String message = String.valueOf(each.getMessage());
        if (text.indexOf(message) < 0) {
          text.append(text.length() == 0 ? "" : "; ").append(message);
        }
      }
      return text.toString();
    }

    private ModelException wrong(String message) {
      Path place = model.classpath().isEmpty() ? Path.of("") : model.classpath().get(0);
      return new ModelException(
          List.of(new ModelProblem(message, SourcePosition.of(place), "model.jpa", null)));
    }

    private static URL url(Path path) {
      try {
        return path.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<Path> files() {
      return model.classpath();
    }

    @Override
    public String description() {
      return "the model of JPA entities";
    }
  }
}
