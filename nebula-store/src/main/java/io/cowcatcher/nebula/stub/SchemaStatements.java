package io.cowcatcher.nebula.stub;

import io.cowcatcher.nebula.stub.ModelSpace.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements about spaces, tags, edge types and indexes that the model knows. */
final class SchemaStatements {
    private final GraphModel model;

    SchemaStatements(GraphModel model) {
        this.model = model;
    }

    StubAnswer create(Tokens tokens, String currentSpace) {
        if (tokens.accept("SPACE")) {
            return createSpace(tokens);
        }
        ModelSpace space = model.space(currentSpace);
        boolean isTag = tokens.accept("TAG");
        if (!isTag) {
            tokens.expect("EDGE");
        }
        if (isTag && tokens.accept("INDEX")) {
            return createIndex(tokens, space);
        }
        return createElement(tokens, isTag ? space.tags : space.edges);
    }

    private StubAnswer createSpace(Tokens tokens) {
        tokens.expect("IF NOT EXISTS");
        String name = tokens.name();
        tokens.expectSymbol("(");
        tokens.expect("partition_num");
        tokens.expectSymbol("=");
        tokens.integer();
        tokens.expectSymbol(",");
        tokens.expect("replica_factor");
        tokens.expectSymbol("=");
        tokens.integer();
        tokens.expectSymbol(",");
        tokens.expect("vid_type");
        tokens.expectSymbol("=");
        tokens.expect("FIXED_STRING");
        tokens.expectSymbol("(");
        int length = (int) tokens.integer();
        tokens.expectSymbol(")");
        tokens.expectSymbol(")");
        if (tokens.accept("COMMENT")) {
            tokens.expectSymbol("=");
            tokens.text();
        }
        tokens.expectEnd();
        model.addSpace(name, length);
        return StubAnswer.DONE;
    }

    private StubAnswer createIndex(Tokens tokens, ModelSpace space) {
        tokens.expect("IF NOT EXISTS");
        String name = tokens.name();
        tokens.expect("ON");
        String tag = tokens.name();
        List<String> columns = names(tokens);
        tokens.expectEnd();
        ModelElement element = space.tags.get(tag);
        if (element == null) {
            throw StubError.execution("TagNotFound: Tag not existed!");
        }
        columns.forEach(element::indexOf);
        space.indexes.putIfAbsent(name, new Index(tag, columns, model.knownFromNow(), ConcurrentHashMap.newKeySet()));
        return StubAnswer.DONE;
    }

    private StubAnswer createElement(Tokens tokens, Map<String, ModelElement> elements) {
        tokens.expect("IF NOT EXISTS");
        String name = tokens.name();
        List<ModelElement.Property> properties = new ArrayList<>();
        tokens.expectSymbol("(");
        while (!tokens.acceptSymbol(")")) {
            if (!properties.isEmpty()) {
                tokens.expectSymbol(",");
            }
            String property = tokens.name();
            String type = tokens.name().toLowerCase(Locale.ROOT);
            boolean required = tokens.accept("NOT");
            tokens.expect("NULL");
            properties.add(new ModelElement.Property(property, type, !required));
        }
        long ttl = 0;
        String column = "";
        if (tokens.accept("TTL_DURATION")) {
            tokens.expectSymbol("=");
            ttl = tokens.integer();
            tokens.expectSymbol(",");
            tokens.expect("TTL_COL");
            tokens.expectSymbol("=");
            column = tokens.text();
        }
        tokens.expectEnd();
        elements.putIfAbsent(name, new ModelElement(name, properties, column, ttl, model.knownFromNow()));
        return StubAnswer.DONE;
    }

    static List<String> names(Tokens tokens) {
        List<String> names = new ArrayList<>();
        tokens.expectSymbol("(");
        while (!tokens.acceptSymbol(")")) {
            if (!names.isEmpty()) {
                tokens.expectSymbol(",");
            }
            names.add(tokens.name());
        }
        return names;
    }

    StubAnswer describe(Tokens tokens, String currentSpace) {
        if (tokens.accept("SPACE")) {
            String name = tokens.name();
            tokens.expectEnd();
            ModelSpace space = model.space(name);
            return StubAnswer.table(
                    List.of(
                            "ID",
                            "Name",
                            "Partition Number",
                            "Replica Factor",
                            "Charset",
                            "Collate",
                            "Vid Type",
                            "Comment"),
                    List.of(List.of(
                            1L,
                            name,
                            30L,
                            1L,
                            "utf8",
                            "utf8_bin",
                            "FIXED_STRING(" + space.vidLength + ")",
                            "cowcatcher")));
        }
        ModelSpace space = model.space(currentSpace);
        boolean isTag = tokens.accept("TAG");
        if (!isTag) {
            tokens.expect("EDGE");
        }
        if (isTag && tokens.accept("INDEX")) {
            return describeIndex(tokens, space);
        }
        ModelElement element = element(tokens, space, isTag);
        return element.description();
    }

    private static StubAnswer describeIndex(Tokens tokens, ModelSpace space) {
        Index index = space.indexes.get(tokens.name());
        tokens.expectEnd();
        if (index == null) {
            throw StubError.execution("IndexNotFound: Index not found!");
        }
        ModelElement tag = space.tags.get(index.tag());
        if (tag == null) {
            throw StubError.execution("TagNotFound: Tag not existed!");
        }
        return StubAnswer.table(
                List.of("Field", "Type"),
                index.columns().stream()
                        .map(column -> List.<Object>of(
                                column,
                                tag.properties().get(tag.indexOf(column)).type()))
                        .map(ArrayList<@org.jspecify.annotations.Nullable Object>::new)
                        .map(row -> (List<@org.jspecify.annotations.Nullable Object>) row)
                        .toList());
    }

    private static ModelElement element(Tokens tokens, ModelSpace space, boolean isTag) {
        String name = tokens.name();
        tokens.expectEnd();
        ModelElement element = (isTag ? space.tags : space.edges).get(name);
        if (element == null) {
            throw StubError.execution(isTag ? "TagNotFound: Tag not existed!" : "EdgeNotFound: Edge not existed!");
        }
        return element;
    }

    StubAnswer rebuild(Tokens tokens, String currentSpace) {
        tokens.expect("TAG INDEX");
        ModelSpace space = model.space(currentSpace);
        Index index = space.indexes.get(tokens.name());
        tokens.expectEnd();
        if (index == null) {
            throw StubError.execution("IndexNotFound: Index not found!");
        }
        space.rebuild(index);
        return StubAnswer.table(List.of("New Job Id"), List.of(List.of(1L)));
    }

    StubAnswer showIndexes(Tokens tokens, String currentSpace) {
        tokens.expect("INDEX STATUS");
        tokens.expectEnd();
        List<List<@org.jspecify.annotations.Nullable Object>> rows = new ArrayList<>();
        model.space(currentSpace).indexes.keySet().forEach(name -> rows.add(List.of(name, "FINISHED")));
        return StubAnswer.table(List.of("Name", "Index Status"), rows);
    }

    StubAnswer showCreate(Tokens tokens, String currentSpace) {
        ModelSpace space = model.space(currentSpace);
        boolean isTag = tokens.accept("TAG");
        if (!isTag) {
            tokens.expect("EDGE");
        }
        return element(tokens, space, isTag).shownCreation(isTag ? "TAG" : "EDGE");
    }
}
