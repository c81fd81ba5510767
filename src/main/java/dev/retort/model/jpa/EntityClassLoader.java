package dev.retort.model.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Sees the application's classes before Retort's own. Hibernate and Jakarta Persistence are the
 * application's if its class path has a Hibernate, else Retort's; the classes that talk to
 * Hibernate are loaded here in either case, so that they meet the right one.
 */
final class EntityClassLoader extends URLClassLoader {
  private static final String OWN = "dev.retort.";
  private static final String TALKS_TO_HIBERNATE = "dev.retort.model.jpa.hibernate.";

  private final boolean hasHibernate;

  EntityClassLoader(URL[] classpath, ClassLoader parent) {
    super("entities", classpath, parent);
    hasHibernate = findResource("org/hibernate/boot/MetadataSources.class") != null;
  }

  /** Whether there is a Hibernate at all. */
  boolean canRead() {
    return getResource("org/hibernate/boot/MetadataSources.class") != null;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      if (name.startsWith(TALKS_TO_HIBERNATE)) {
        return redefined(name);
      }
      if (isParents(name)) {
        return super.loadClass(name, resolve);
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException e) {
        return super.loadClass(name, resolve);
      }
    }
  }

  private boolean isParents(String name) {
    return name.startsWith("java.")
        || name.startsWith(OWN)
        || (!hasHibernate
            && (name.startsWith("jakarta.persistence.") || name.startsWith("org.hibernate.")));
  }

  private Class<?> redefined(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** The application's resources first, as with classes: services must fit their interfaces. */
  @Override
  public URL getResource(String name) {
    URL own = hasHibernate ? findResource(name) : null;
    return own == null ? super.getResource(name) : own;
  }
}
