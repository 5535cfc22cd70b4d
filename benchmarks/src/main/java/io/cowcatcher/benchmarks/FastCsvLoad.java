package io.cowcatcher.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Loading as one writes it with a good parser and the JDK: FastCSV, a map of ids and a formatter of times. */
final class FastCsvLoad {
    private static final int BUFFER_BYTES = 1 << 16;

    private final DateTimeFormatter format;
    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, Integer> items = new HashMap<>();
    private int[] userOfRow = new int[1024];
    private int[] itemOfRow = new int[1024];
    private long[] timeOfRow = new long[1024];
    private int rows;

    private FastCsvLoad(String timePattern) {
        this.format = DateTimeFormatter.ofPattern(timePattern, Locale.ROOT);
    }

    static LoadAnswer load(Path file, LoadColumns columns, String timePattern) throws IOException {
        FastCsvLoad load = new FastCsvLoad(timePattern);
        try (Reader text = open(file);
                CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text)) {
            int user = -1;
            int item = -1;
            int time = -1;
            for (CsvRecord line : records) {
                if (user < 0) {
                    List<String> header = line.getFields();
                    user = header.indexOf(columns.user());
                    item = header.indexOf(columns.item());
                    time = header.indexOf(columns.time());
                } else {
                    load.add(line.getField(user), line.getField(item), line.getField(time));
                }
            }
        }
        long timeSum = 0;
        for (int row = 0; row < load.rows; row++) {
            timeSum += load.timeOfRow[row];
        }
        return new LoadAnswer(load.rows, load.users.size(), load.items.size(), timeSum);
    }

    private static Reader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
        return new InputStreamReader(text, StandardCharsets.UTF_8);
    }

    private void add(String user, String item, String time) {
        if (user.isEmpty() || item.isEmpty() || time.isEmpty()) {
            return;
        }
        if (rows == timeOfRow.length) {
            userOfRow = Arrays.copyOf(userOfRow, rows * 2);
            itemOfRow = Arrays.copyOf(itemOfRow, rows * 2);
            timeOfRow = Arrays.copyOf(timeOfRow, rows * 2);
        }
        userOfRow[rows] = number(users, user);
        itemOfRow[rows] = number(items, item);
        TemporalAccessor parsed = format.parseBest(time, ZonedDateTime::from, LocalDateTime::from);
        ZonedDateTime instant =
                parsed instanceof LocalDateTime local ? local.atZone(ZoneOffset.UTC) : ZonedDateTime.from(parsed);
        timeOfRow[rows] = instant.toInstant().toEpochMilli();
        rows++;
    }

    private static int number(Map<String, Integer> numbers, String id) {
        Integer known = numbers.putIfAbsent(id, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}
