package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The pages in a real browser; its pictures are kept under {@code target/screenshots}. */
final class ConsoleBrowserIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Dimension DESK = new Dimension(1280, 1100);
  private static final Dimension PHONE = new Dimension(500, 1100);

  private static TestConsole console;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() throws IOException {
    assertThat(BROWSER).as("apt-get install chromium").exists();
    assertThat(DRIVER).as("apt-get install chromium-driver").exists();
    Files.createDirectories(SCREENSHOTS);
    console = TestConsole.filled();
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    var options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=ja");
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "ja"));
    browser = new ChromeDriver(service, options);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (console != null) {
      console.close();
    }
  }

  @Test
  void fromTheControlsToOneEvidenceInBothLanguages() throws IOException {
    browser.manage().window().setSize(DESK);
    open("/?lang=ja");
    picture("home-ja");
    assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("管理策");

    browser.findElement(By.linkText("English")).click();
    picture("home-en");
    assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Controls");

    open("/");
    assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");

    browser.findElement(By.cssSelector("a[href='/controls/III.1.1.12']")).click();
    picture("control-en");
    assertThat(browser.findElements(By.cssSelector("table.evidence tbody tr"))).hasSize(50);

    browser.findElement(By.name("text")).sendKeys("鈴木", Keys.ENTER);
    picture("search-en");
    assertThat(browser.findElements(By.cssSelector("table.evidence tbody tr"))).hasSize(1);
    assertThat(browser.findElement(By.name("text")).getDomProperty("value")).isEqualTo("鈴木");

    browser.findElement(By.cssSelector("table.evidence tbody a")).click();
    picture("evidence-en");
    assertThat(browser.findElement(By.className("clocks")).getText())
        .contains("2026-11-22 12:05:00.123 JST", "2026-11-22 03:05:00.123 UTC");

    browser.findElement(By.linkText("日本語")).click();
    picture("evidence-ja");
    assertThat(browser.findElement(By.id("clocks")).getText()).isEqualTo("時刻");

    open("/controls/III.1.1.12?lang=ja");
    picture("control-ja");
    open("/controls/II.1.1.1?lang=ja");
    picture("nothing-ja");
    open("/sources?lang=ja");
    picture("sources-ja");
    open("/quarantine?lang=en");
    picture("quarantine-en");
  }

  @Test
  void theKeyboardReachesTheContentFirst() {
    open("/?lang=en");
    browser.switchTo().activeElement().sendKeys(Keys.TAB);
    assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Skip to the content");
    browser.switchTo().activeElement().sendKeys(Keys.ENTER);
    assertThat(browser.getCurrentUrl()).endsWith("#content");
  }

  @Test
  void hostileRecordsRunNothing() {
    open("/evidence?id=hostile&lang=en");

    assertThat(browser.findElements(By.tagName("script"))).isEmpty();
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.findElement(By.cssSelector("dl.facts")).getText())
        .contains("<script>alert(1)</script>", "‹U+202E›nimda");
  }

  @Test
  void nothingIsWiderThanAPhone() throws IOException {
    browser.manage().window().setSize(PHONE);
    for (String page : List.of("/", "/controls/III.1.1.12", "/evidence?id=hostile", "/sources")) {
      open(page + (page.contains("?") ? "&" : "?") + "lang=ja");
      picture("phone-" + page.replaceAll("[^A-Za-z0-9]+", "-"));
      assertThat(width("scrollWidth")).as(page).isLessThanOrEqualTo(width("clientWidth"));
    }
  }

  private static long width(String property) {
    Object width =
        ((JavascriptExecutor) browser).executeScript("return document.documentElement." + property);
    return ((Number) width).longValue();
  }

  private static void open(String path) {
    browser.get(console.url() + path);
  }

  private static void picture(String name) throws IOException {
    Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }
}
