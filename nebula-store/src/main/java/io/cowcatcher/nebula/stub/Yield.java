package io.cowcatcher.nebula.stub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of a YIELD: what it shows, of which property, and how it is called. */
record Yield(String function, String property, String alias) {

    /** The columns of a YIELD, in the forms that this module writes. */
    static List<Yield> read(Tokens tokens) {
        List<Yield> columns = new ArrayList<>();
        tokens.expect("YIELD");
        do {
            String function = tokens.name();
            String property = "";
            if (tokens.acceptSymbol("(")) {
                function += "(" + tokens.name() + ")";
                tokens.expectSymbol(")");
                if (function.startsWith("properties(")) {
                    tokens.expectSymbol(".");
                    property = tokens.name();
                }
            } else {
                property = function;
                function = "property";
            }
            tokens.expect("AS");
            columns.add(new Yield(function, property, tokens.name()));
        } while (tokens.acceptSymbol(","));
        return columns;
    }

    static List<String> aliases(List<Yield> columns) {
        return columns.stream().map(Yield::alias).toList();
    }

    @Nullable
    Object ofVertex(String vid, ModelElement tag, @Nullable Object[] row) {
        return switch (function) {
            case "id(vertex)" -> vid;
            case "properties(vertex)", "property" -> row[tag.indexOf(property)];
            default -> throw new IllegalArgumentException("syntax error: no column " + function + " of a vertex");
        };
    }

    @Nullable
    Object ofEdge(String source, String target, long rank, ModelElement type, @Nullable Object[] row) {
        return switch (function) {
            case "src(edge)" -> source;
            case "dst(edge)" -> target;
            case "rank(edge)" -> rank;
            case "properties(edge)" -> row[type.indexOf(property)];
            default -> throw new IllegalArgumentException("syntax error: no column " + function + " of an edge");
        };
    }
}
