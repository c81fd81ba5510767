package dev.retort.cli;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ctrl+C and the request to terminate, for as long as somebody listens; afterwards they end the
 * process as ever. The class of the virtual machine that hears them belongs to no standard, so that
 * it is looked for while running: where it is missing, or the signal is ignored or not to be had,
 * the process ends at the first.
 */
final class Signals {
  private static final List<String> NAMES = List.of("INT", "TERM");
  private static final List<Runnable> LISTENERS = new ArrayList<>();
  private static final Map<Object, Object> BEFORE = new LinkedHashMap<>();

  private Signals() {}

  /** Runs {@code listener} on a thread of its own at each signal. */
  static void listen(Runnable listener) {
    synchronized (LISTENERS) {
      LISTENERS.add(listener);
      if (LISTENERS.size() == 1) {
        NAMES.forEach(Signals::take);
      }
    }
  }

  /** Ends that. */
  static void leave(Runnable listener) {
    synchronized (LISTENERS) {
      LISTENERS.remove(listener);
      if (LISTENERS.isEmpty()) {
        BEFORE.forEach(Signals::giveBack);
        BEFORE.clear();
      }
    }
  }

  private static void take(String name) {
    try {
      Object signal = type("Signal").getConstructor(String.class).newInstance(name);
      Object listening =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {type("SignalHandler")},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  heard();
                  return null;
                }
                return method.invoke(LISTENERS, arguments);
              });
      BEFORE.put(signal, handle(signal, listening));
    } catch (ReflectiveOperationException e) {
      // Refused by -Xrs: it then ends the process at once, whose hook waits for the run to stop.
      return;
    }
  }

  private static void giveBack(Object signal, Object handler) {
    try {
      handle(signal, handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the handling of " + signal + " was not given back", e);
    }
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    return type("Signal")
        .getMethod("handle", type("Signal"), type("SignalHandler"))
        .invoke(null, signal, handler);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("sun.misc." + name);
  }

  private static void heard() {
    List<Runnable> all;
    synchronized (LISTENERS) {
      all = List.copyOf(LISTENERS);
    }
    all.forEach(Runnable::run);
  }
}
