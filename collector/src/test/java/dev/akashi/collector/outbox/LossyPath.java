package dev.akashi.collector.outbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A path of the default file system that {@link java.nio.file.Files} asks a lossy disk about. */
final class LossyPath implements InvocationHandler {
  private final Path real;
  private final FileSystem fileSystem;

  private LossyPath(Path real, FileSystem fileSystem) {
    this.real = real;
    this.fileSystem = fileSystem;
  }

  static Path wrap(Path real, FileSystem fileSystem) {
    return (Path)
        Proxy.newProxyInstance(
            LossyPath.class.getClassLoader(),
            new Class<?>[] {Path.class},
            new LossyPath(real, fileSystem));
  }

  static Path real(Path path) {
    return Proxy.isProxyClass(path.getClass())
            && Proxy.getInvocationHandler(path) instanceof LossyPath lossy
        ? lossy.real
        : path;
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return fileSystem;
    }
    Object[] unwrapped = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < unwrapped.length; i++) {
      if (unwrapped[i] instanceof Path path) {
        unwrapped[i] = real(path);
      }
    }
    try {
      Object answer = method.invoke(real, unwrapped);
      return answer instanceof Path path ? wrap(path, fileSystem) : answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
