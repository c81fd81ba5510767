package dev.retort.sql.flyway;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.extensibility.Plugin;
import org.flywaydb.core.internal.plugin.PluginRegister;

/**
 * The few settings that a parser asks for. Flyway's own configuration starts every plug-in of
 * Flyway on first use, and asks them all again for the name of each script.
 */
final class BareConfiguration {
  private BareConfiguration() {}

  static Configuration create() {
    PluginRegister noPlugins = new NoPlugins();
    return (Configuration)
        Proxy.newProxyInstance(
            Configuration.class.getClassLoader(),
            new Class<?>[] {Configuration.class},
            (proxy, method, arguments) -> answer(method, noPlugins));
  }

  private static Object answer(Method method, PluginRegister noPlugins) {
    return switch (method.getName()) {
      // Text in ${…} is the environment's business, not Flyway's.
      case "isPlaceholderReplacement" -> false;
      case "getPlaceholderSeparator" -> ":";
      case "getPluginRegister" -> noPlugins;
      case "getSqlMigrationSeparator" -> "__";
      case "getSqlMigrationSuffixes" -> new String[0];
      case "hashCode" -> 0;
      case "toString" -> "BareConfiguration";
      default -> throw new UnsupportedOperationException("Flyway's parser asked for " + method);
    };
  }

  private static final class NoPlugins extends PluginRegister {
    @Override
    public <T extends Plugin> List<T> getInstancesOf(Class<T> kind) {
      return List.of();
    }
  }
}
