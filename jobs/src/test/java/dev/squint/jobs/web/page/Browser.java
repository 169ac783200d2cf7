package dev.squint.jobs.web.page;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * A headless Chromium with one page. It collects what the page asks for and what its console says.
 */
final class Browser implements AutoCloseable {
  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser");
  private static final List<String> DRIVERS = List.of("chromedriver");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);

  // Warns that it knows no typed commands for this version of the browser; none are used.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;
  private final ObjectMapper json = new ObjectMapper();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser; the test is skipped where there is none. */
  static Browser start() {
    Path browser = onThePath(BROWSERS);
    Path driver = onThePath(DRIVERS);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(browser.toFile())
            .addArguments("--headless=new", "--no-sandbox", "--disable-gpu")
            .addArguments("--disable-background-networking", "--disable-component-update");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Opens an address in a window of a size in CSS pixels. */
  void open(String url, int width, int height) {
    resize(width, height);
    leave(); // a change of the hash alone would keep the page
    driver.get(url);
  }

  /** Leaves the page, which then asks for nothing more. */
  void leave() {
    driver.get("about:blank");
  }

  private void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** The first element that a CSS selector finds, once it is there. */
  WebElement element(String selector) {
    return await("an element " + selector, () -> driver.findElement(By.cssSelector(selector)));
  }

  /** All elements that a CSS selector finds now. */
  List<WebElement> elements(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Waits until the text of the first element holds something. */
  void awaitText(String selector, String text) {
    await(
        "\"%s\" in %s".formatted(text, selector),
        () -> driver.findElement(By.cssSelector(selector)).getText().contains(text) ? text : null);
  }

  /** Waits until something is there: neither null, nor false, nor an exception about elements. */
  <T> T await(String what, Supplier<T> something) {
    return new FluentWait<>(driver)
        .withTimeout(PATIENCE)
        .pollingEvery(PAUSE)
        .ignoring(NoSuchElementException.class)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(what)
        .until(ready -> something.get());
  }

  /** Clicks at shares of an element's width and height. */
  void clickWithin(WebElement element, double across, double down) {
    int right = (int) Math.round((across - 0.5) * element.getSize().getWidth());
    int below = (int) Math.round((down - 0.5) * element.getSize().getHeight());
    new Actions(driver).moveToElement(element, right, below).click().perform();
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses Tab until the element that a selector finds has the focus. */
  WebElement tabTo(String selector, int most) {
    for (int presses = 0; presses < most; presses++) {
      press(Keys.TAB);
      WebElement focused = driver.switchTo().activeElement();
      if (elements(selector).contains(focused)) {
        return focused;
      }
    }
    throw new AssertionError("%d tabs do not lead to %s".formatted(most, selector));
  }

  /** What stands in the address bar. */
  String address() {
    return driver.getCurrentUrl();
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** What a script returns. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script's promise becomes. */
  Object resolve(String promise) {
    return driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1]; (async () => { "
            + promise
            + " })().then(done, error => done(String(error)));");
  }

  void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  void preferColours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** What the console said since the last call. */
  List<String> console() {
    return entries(LogType.BROWSER).map(LogEntry::getMessage).toList();
  }

  /** What was asked for over the network since the last call. */
  List<String> requests() {
    List<String> urls = new ArrayList<>();
    entries(LogType.PERFORMANCE)
        .map(entry -> message(entry.getMessage()))
        .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
        .forEach(message -> urls.add(message.at("/params/request/url").asText()));
    return urls;
  }

  @Override
  public void close() {
    driver.quit();
  }

  private Stream<LogEntry> entries(String log) {
    return StreamSupport.stream(driver.manage().logs().get(log).spliterator(), false);
  }

  private JsonNode message(String entry) {
    try {
      return json.readTree(entry).path("message");
    } catch (JsonProcessingException e) {
      throw new AssertionError(entry, e);
    }
  }

  private static Path onThePath(List<String> names) {
    Optional<Path> program =
        names.stream()
            .flatMap(
                name ->
                    Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeThat(program).as("none of %s is on the path", names).isPresent();
    return program.orElseThrow();
  }
}
