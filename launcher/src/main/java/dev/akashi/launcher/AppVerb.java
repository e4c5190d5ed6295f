package dev.akashi.launcher;

import dev.akashi.launcher.running.App;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "app",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Run one app in the foreground, for containers; its settings are in AKASHI_*.")
final class AppVerb implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "APP",
      description = "collector, normalizer, indexer or console.")
  String name = "";

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "Handed to the app.")
  String[] arguments = {};

  @Override
  public Integer call() throws InterruptedException {
    App app =
        App.of(name)
            .orElseThrow(
                () -> Failure.use("app: expected one of " + App.words() + ", found " + name));
    // Ours is for the command line; the apps bring their own logging.
    System.clearProperty("logback.configurationFile");
    try {
      Class.forName(app.mainClass())
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw Failure.check(app.id() + " cannot run: " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no main class " + app.mainClass(), e);
    }
    new CountDownLatch(1).await();
    return 0;
  }
}
