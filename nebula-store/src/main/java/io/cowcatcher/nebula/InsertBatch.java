package io.cowcatcher.nebula;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.Literals;
import io.cowcatcher.nebula.internal.Ngql;
import io.cowcatcher.nebula.internal.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An INSERT of one tag or edge type that grows row by row. */
final class InsertBatch {
    /** The last second that a timestamp of Nebula can hold. */
    private static final long LATEST_SECOND = 9_223_372_036L;

    private final Ngql out;
    private final String what;
    private final int headBytes;
    private final int headLength;
    private int rows;
    private int bytes;

    private InsertBatch(Ngql head, String what) {
        this.out = head;
        this.what = what;
        this.headLength = head.length();
        this.headBytes = head.bytesSince(0);
        this.bytes = headBytes;
    }

    static InsertBatch ofVertices(NodeType type) {
        return new InsertBatch(
                Ngql.of("INSERT VERTEX ").name(NodeNames.tag(type)).add("() VALUES "),
                "insert vertices " + NodeNames.tag(type));
    }

    static InsertBatch ofEdges(EdgeType type) {
        Ngql head = Ngql.of("INSERT EDGE ").name(NodeNames.edge(type)).add("(");
        if (type == EdgeType.PURCHASED) {
            head.names(List.of(
                    SchemaCatalogue.AT, SchemaCatalogue.QUANTITY, SchemaCatalogue.PRICE, SchemaCatalogue.ORDER));
        } else {
            head.name(SchemaCatalogue.AT);
        }
        return new InsertBatch(head.add(") VALUES "), "insert edges " + NodeNames.edge(type));
    }

    private int begin() {
        int start = out.length();
        if (rows > 0) {
            out.add(", ");
        }
        return start;
    }

    private void end(int start) {
        rows++;
        bytes += out.bytesSince(start);
    }

    void addVertex(String vertex) {
        int start = begin();
        out.text(vertex).add(":()");
        end(start);
    }

    void addEdge(String source, String target, long rank, long millis) {
        int start = begin();
        edge(source, target, rank, millis).add(")");
        end(start);
    }

    void addPurchase(String source, String target, long rank, long millis, Purchase purchase) {
        int start = begin();
        edge(source, target, rank, millis)
                .add(", ")
                .integer(purchase.quantity())
                .add(", ")
                .realOrNull(purchase.price())
                .add(", ")
                .textOrNull(order(purchase))
                .add(")");
        end(start);
    }

    /** The order, unless it holds what cannot be written: it is there to be read, not to tell edges apart. */
    private static @Nullable String order(Purchase purchase) {
        return purchase.text(PurchaseField.ORDER).filter(Literals::isWritable).orElse(null);
    }

    private Ngql edge(String source, String target, long rank, long millis) {
        out.text(source).add("->").text(target).add("@").rank(rank).add(":(");
        long second = Math.floorDiv(millis, 1_000L);
        return millis == PurchaseLog.NO_TIME || second < 0 || second > LATEST_SECOND
                ? out.add("NULL")
                : out.integer(second);
    }

    int rows() {
        return rows;
    }

    int bytes() {
        return bytes;
    }

    boolean isFull(WriterOptions options) {
        return rows >= options.rowsPerBatch() || bytes >= options.bytesPerBatch();
    }

    /** The statement of all rows so far; begins anew after it. */
    Statement take() {
        Statement statement = out.toStatement(what, rows);
        out.cutTo(headLength);
        rows = 0;
        bytes = headBytes;
        return statement;
    }
}
