package io.winback.customer.imports.format;

import io.winback.chassis.http.InvalidInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Recognises files that are no CSV: workbooks, web pages, PDF and compressed files, which shops and spreadsheets also export. */
public final class ForeignFile {

    private static final int MAX_BYTES = 1 << 16;

    /** The directory of a workbook is read into memory. */
    private static final long MAX_WORKBOOK = 64L << 20;

    private static final int SHARE_OF_ZEROS = 50;
    private static final Pattern JSON = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[{\\[\"\\]]");

    /** The lengths are limited, because an element without an end is searched from each of its beginnings to the end. */
    private static final Pattern SHARED = Pattern.compile("<si>(.{0,1000}?)</si>", Pattern.DOTALL);

    private static final Pattern ROW = Pattern.compile("<row\\b.{0,4000}?</row>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<c\\b([^>]{0,200}?)(?:/>|>(.{0,1000}?)</c>)", Pattern.DOTALL);
    private static final Pattern TEXT =
            Pattern.compile("<(?:t|v)\\b[^>]{0,200}>(.{0,1000}?)</(?:t|v)>", Pattern.DOTALL);
    private static final Pattern HTML_ROW =
            Pattern.compile("<tr\\b.{0,4000}?</tr>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML_CELL =
            Pattern.compile("<t[hd]\\b[^>]{0,500}>(.{0,1000}?)</t[hd]>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private ForeignFile() {}

    /** @throws InvalidInput if it is such a file, with its columns if they can be read */
    public static void refuse(FileText file) throws IOException {
        byte[] beginning;
        try (var in = Files.newInputStream(file.path())) {
            beginning = in.readNBytes(MAX_BYTES);
        }
        var text = new String(beginning, 0, Math.min(200, beginning.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\u0003\u0004")) {
            throw refusal("an Excel workbook (xlsx) or another zip file", workbookColumns(file));
        }
        if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw refusal("an old Excel workbook (xls)", List.of());
        }
        if (text.startsWith("%PDF-")) {
            throw refusal("a PDF document", List.of());
        }
        if (text.startsWith("\u001F\u008B")) {
            throw new InvalidInput(
                    "", "body", "the file is compressed (gzip); unpack it and import the CSV file in it");
        }
        checkUtf16(beginning, file.charset());
        if (JSON.matcher(text.replace("\u00EF\u00BB\u00BF", "").strip()).lookingAt()) {
            throw new InvalidInput(
                    "",
                    "body",
                    "the file is JSON, not CSV; send one JSON object in each line with Content-Type application/x-ndjson");
        }
        var start = text.replace("\u00EF\u00BB\u00BF", "").strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<table")) {
            throw refusal("a web page (HTML)", tableColumns(new String(beginning, file.charset())));
        }
    }

    /** Text of UTF-16 without a mark is full of zero bytes: the first byte of each pair, or the second. */
    private static void checkUtf16(byte[] beginning, Charset charset) {
        if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
            return;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < beginning.length; i++) {
            if (beginning[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int most = Math.max(zeros[0], zeros[1]);
        if (most > 1 && most * SHARE_OF_ZEROS > beginning.length && Math.min(zeros[0], zeros[1]) * 10 <= most) {
            throw new InvalidInput(
                    "charset",
                    "query",
                    "is missing: the file looks like UTF-16 without a byte-order mark; import it with charset="
                            + (zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE"));
        }
    }

    private static InvalidInput refusal(String what, List<String> columns) {
        return new InvalidInput(
                "",
                "body",
                "the file is %s%s; save it as CSV and import that"
                        .formatted(what, columns.isEmpty() ? "" : " with the columns " + CsvHeader.list(columns)));
    }

    /** Reads only the two parts that are needed, however much the other parts unpack to. */
    private static List<String> workbookColumns(FileText file) throws IOException {
        if (Files.size(file.path()) > MAX_WORKBOOK) {
            return List.of();
        }
        try (var zip = new ZipFile(file.path().toFile())) {
            return firstRow(read(zip, "xl/worksheets/sheet1.xml"), read(zip, "xl/sharedStrings.xml"));
        } catch (ZipException | EOFException e) {
            return List.of();
        }
    }

    private static String read(ZipFile zip, String name) throws IOException {
        var part = zip.getEntry(name);
        if (part == null) {
            return "";
        }
        try (var in = zip.getInputStream(part)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static List<String> firstRow(String sheet, String shared) {
        var texts = SHARED.matcher(shared)
                .results()
                .map(text -> content(text.group(1)))
                .toList();
        var row = ROW.matcher(sheet);
        var columns = new ArrayList<String>();
        if (row.find()) {
            CELL.matcher(row.group()).results().forEach(cell -> {
                var value = content(cell.group(2) == null ? "" : cell.group(2));
                boolean isShared = cell.group(1).contains("t=\"s\"") && value.matches("\\d{1,7}");
                columns.add(
                        isShared && Integer.parseInt(value) < texts.size()
                                ? texts.get(Integer.parseInt(value))
                                : value);
            });
        }
        return columns;
    }

    private static String content(String xml) {
        var content = new StringBuilder();
        TEXT.matcher(xml).results().forEach(text -> content.append(text.group(1)));
        return plain(content.toString());
    }

    private static List<String> tableColumns(String html) {
        var row = HTML_ROW.matcher(html);
        return row.find()
                ? HTML_CELL
                        .matcher(row.group())
                        .results()
                        .map(cell -> plain(cell.group(1)))
                        .toList()
                : List.of();
    }

    private static String plain(String markup) {
        return markup.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
