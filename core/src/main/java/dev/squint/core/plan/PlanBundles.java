package dev.squint.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Reads and writes plan bundles: zip files, the same bytes for the same content. */
public final class PlanBundles {
  /** The entry that holds the plan itself. */
  public static final String PLAN_ENTRY = "plan.json";

  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final int END_RECORD_BYTES = 22;
  private static final byte[] END_SIGNATURE = {'P', 'K', 5, 6};
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PlanBundles() {}

  /** The bundle as a zip, entries stored and without times, so that equal plans are equal files. */
  public static byte[] write(PlanBundle bundle) {
    SortedMap<String, byte[]> files = new TreeMap<>(bundle.files());
    files.put(PLAN_ENTRY, planJson(bundle.plan()));
    return zip(files);
  }

  static byte[] zip(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        put(zip, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** Reads a bundle file; what is wrong with it is said with its name. */
  public static PlanBundle read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidPlanException("plan %s does not exist or is no file".formatted(file));
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidPlanException(
            "plan %s has %d bytes, the limit is %d".formatted(file, Files.size(file), MAX_BYTES));
      }
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidPlanException("plan %s cannot be read: %s".formatted(file, e), e);
    }
  }

  /**
   * Reads a bundle.
   *
   * @param name what to call it in errors
   */
  public static PlanBundle read(String name, byte[] zipped) {
    SortedMap<String, byte[]> files = unzip(name, zipped);
    byte[] planJson = files.remove(PLAN_ENTRY);
    if (planJson == null) {
      throw new InvalidPlanException(
          "%s is no plan bundle: it holds no %s".formatted(name, PLAN_ENTRY));
    }
    try {
      return new PlanBundle(readPlan(planJson), files);
    } catch (InvalidPlanException e) {
      throw new InvalidPlanException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** The plan as indented JSON. */
  public static byte[] planJson(Plan plan) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(plan);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a plan can always be written as JSON", e);
    }
  }

  private static Plan readPlan(byte[] json) {
    try {
      JsonNode tree = Json.mapper().readTree(json);
      int schema = tree.path("schema").asInt();
      if (schema > Plan.SCHEMA) {
        throw new InvalidPlanException(
            "the plan has schema %d, this version reads up to %d; use a newer Squint"
                .formatted(schema, Plan.SCHEMA));
      }
      return Json.mapper().treeToValue(tree, Plan.class);
    } catch (JsonProcessingException e) {
      throw new InvalidPlanException(
          "%s is not valid: %s".formatted(PLAN_ENTRY, Json.describe(e)), e);
    } catch (IOException e) {
      throw new InvalidPlanException("%s cannot be read: %s".formatted(PLAN_ENTRY, e), e);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(ENTRY_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static SortedMap<String, byte[]> unzip(String name, byte[] zipped) {
    requireWhole(name, zipped);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
      int remaining = MAX_BYTES;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readNBytes(remaining + 1);
        remaining -= bytes.length;
        if (remaining < 0) {
          throw new InvalidPlanException(
              "%s holds more than %d bytes unpacked".formatted(name, MAX_BYTES));
        }
        files.put(entry.getName(), bytes);
      }
    } catch (IOException e) {
      throw new InvalidPlanException(
          "%s is damaged or no plan bundle: %s".formatted(name, e.getMessage()), e);
    }
    return files;
  }

  /** A zip ends with a directory; reading it as a stream would not notice that it is cut off. */
  private static void requireWhole(String name, byte[] zipped) {
    for (int i = zipped.length - END_RECORD_BYTES; i >= 0; i--) {
      if (Arrays.equals(zipped, i, i + END_SIGNATURE.length, END_SIGNATURE, 0, 4)) {
        return;
      }
    }
    throw new InvalidPlanException(
        "%s is damaged or no plan bundle: it is no whole zip file".formatted(name));
  }
}
