package io.cowcatcher.examples.cli;

import io.cowcatcher.graph.NodeType;
import io.cowcatcher.seed.SeedSubject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whom or what a command is about. */
final class SeedSubjects {
    @Parameters(paramLabel = "SUBJECT", arity = "1..*", description = "The id of a user, or of what --type says.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "NAME",
            defaultValue = "user",
            description =
                    "What the ids name: user, device, ip, item, seller, address, building, phone, payment or recipient."
                            + " Default: ${DEFAULT-VALUE}.")
    private NodeType type = NodeType.USER;

    List<SeedSubject> toList() {
        return WrongUsageException.unless(
                () -> ids.stream().map(id -> new SeedSubject(type, id)).toList());
    }
}
