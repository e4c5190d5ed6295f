package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;

/** The pages about statuses in a real browser; its pictures are kept like the others. */
final class StatusBrowserIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int DESK_WIDTH = 1280;
  private static final int PHONE_WIDTH = 390;

  private static TestConsole console;
  private static TestConsole late;
  private static TestConsole empty;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    console = TestConsole.filled();
    late = TestConsole.evaluated(75);
    empty = TestConsole.empty();
    var driver = Path.of("/usr/bin/chromedriver").toFile();
    var service = new ChromeDriverService.Builder().usingDriverExecutable(driver).build();
    var options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
    browser = new ChromeDriver(service, options);
  }

  @AfterAll
  static void stop() {
    browser.quit();
    console.close();
    late.close();
    empty.close();
  }

  @Test
  void fromAStatusToItsControlAndItsHistory() {
    screen(DESK_WIDTH, "light");
    browser.get(console.url() + "/status?lang=en");
    new Select(browser.findElement(By.name("system"))).selectByValue(TestStatuses.PAY);
    browser.findElement(By.cssSelector(".filter button")).click();
    // A click may return before the page that it leads to is there.
    await()
        .untilAsserted(
            () -> assertThat(browser.findElements(By.cssSelector(".matrix thead th"))).hasSize(2));

    browser.findElement(By.cssSelector(".matrix tr:not(.group) a.cell")).click();
    await()
        .untilAsserted(
            () ->
                assertThat(browser.getCurrentUrl())
                    .endsWith("/controls/II.4.4.1#system-payments-prod"));

    browser.get(console.url() + "/controls/III.1.1.8?lang=en");
    browser.findElement(By.linkText("Open the evidence")).click();
    await()
        .untilAsserted(() -> assertThat(browser.getCurrentUrl()).endsWith("/evidence?id=hostile"));

    browser.get(console.url() + "/controls/III.1.1.8/history?lang=en");
    assertThat(browser.findElements(By.cssSelector("table.changes tbody tr"))).hasSize(5);
  }

  @Test
  void statusesAreToldApartWithoutColour() {
    screen(DESK_WIDTH, "light");
    browser.get(console.url() + "/status?lang=en");

    List<String> signs =
        browser.findElements(By.cssSelector(".figure .sign")).stream()
            .map(
                sign ->
                    String.valueOf(
                        ((JavascriptExecutor) browser)
                            .executeScript(
                                "return getComputedStyle(arguments[0], '::before').content", sign)))
            .toList();

    assertThat(signs).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void picturesOfEveryPageAndNothingWiderThanItsScreen() throws IOException {
    Map<String, String> pages =
        Map.of(
            "status", console.url() + "/status",
            "status-past", console.url() + "/status?as_of=2026-11-15",
            "status-control", console.url() + "/controls/III.1.1.8",
            "status-history", console.url() + "/controls/III.1.1.8/history",
            "status-late", late.url() + "/status",
            "status-late-control", late.url() + "/controls/III.1.1.8",
            "status-none", empty.url() + "/status");
    for (Map.Entry<String, String> page : pages.entrySet()) {
      for (String language : List.of("ja", "en")) {
        for (String scheme : List.of("light", "dark")) {
          for (int width : new int[] {DESK_WIDTH, PHONE_WIDTH}) {
            screen(width, scheme);
            String url = page.getValue();
            browser.get(url + (url.contains("?") ? "&" : "?") + "lang=" + language);
            picture("%s-%s-%s-%d".formatted(page.getKey(), language, scheme, width));
            assertThat(number("scrollWidth")).as(url).isLessThanOrEqualTo(width);
          }
        }
      }
    }
  }

  private static void screen(int width, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static long number(String property) {
    Object found =
        ((JavascriptExecutor) browser).executeScript("return document.documentElement." + property);
    return ((Number) found).longValue();
  }

  private static void picture(String name) throws IOException {
    var shot =
        browser.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(
        SCREENSHOTS.resolve(name + ".png"),
        Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }
}
