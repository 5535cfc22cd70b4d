package io.cowcatcher.similarity;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The planted logs of the reference run, which lie beside the checkout where a developer has them. */
final class ReferenceLog {
    private static final Path FOLDER = Path.of("../../shared/data/reference");

    private ReferenceLog() {}

    /** A file of the reference run; a test that needs it is reported as not run, and says so, where it is absent. */
    static Path file(String name) {
        Path file = FOLDER.resolve(name);
        if (!Files.exists(file)) {
            // Reports of tests keep the reason of a skipped test where few look.
            System.out.println("not run: a test of reference/" + name + ", which is not in ../shared/data");
        }
        assumeThat(file)
                .as("the reference run must lie in ../shared/data/reference beside the checkout")
                .exists();
        return file;
    }

    static PurchaseLog read(String folder) throws IOException {
        PurchaseLogBuilder builder = PurchaseLog.builder();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file(folder + "/log.csv.gz"))), StandardCharsets.UTF_8))) {
            List<String> header = fields(in.readLine());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                builder.add(purchase(header, fields(line)));
            }
        }
        return builder.build();
    }

    private static Purchase purchase(List<String> header, List<String> fields) {
        Purchase.Builder purchase = Purchase.by(fields.get(header.indexOf("user_id")))
                .at(Instant.parse(fields.get(header.indexOf("time")) + "Z"))
                .registeredAt(Instant.parse(fields.get(header.indexOf("registered_at")) + "Z"))
                .priced(
                        Double.parseDouble(fields.get(header.indexOf("price"))),
                        Double.parseDouble(fields.get(header.indexOf("list_price"))))
                .pickupPoint("true".equals(fields.get(header.indexOf("pickup_point"))) ? Flag.YES : Flag.NO);
        for (PurchaseField field : PurchaseField.values()) {
            int at = header.indexOf(field.columnName());
            if (field.isText() && field != PurchaseField.USER && at >= 0) {
                purchase.with(field, fields.get(at));
            }
        }
        return purchase.build();
    }

    /** Splits a line of simple CSV: quotes may hold commas, but no quotes and no line ends. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
