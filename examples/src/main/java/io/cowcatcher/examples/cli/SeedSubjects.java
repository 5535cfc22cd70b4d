package io.cowcatcher.examples.cli;

import io.cowcatcher.graph.NodeType;
import io.cowcatcher.seed.SeedSubject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whom or what a command is about. */
final class SeedSubjects {
    /** What the JVM makes of bytes that the character set of the terminal does not explain. */
    private static final char UNREADABLE = '\uFFFD';

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

    /** The subjects in the order in which they are first named, each once. */
    List<SeedSubject> toList() {
        if (ids.stream().anyMatch(id -> id.indexOf(UNREADABLE) >= 0)) {
            throw new WrongUsageException("SUBJECT must be readable in the character set of this terminal (got: "
                    + System.getProperty("sun.jnu.encoding") + "); set LC_ALL=C.UTF-8");
        }
        return WrongUsageException.unless(() ->
                ids.stream().map(id -> new SeedSubject(type, id)).distinct().toList());
    }
}
