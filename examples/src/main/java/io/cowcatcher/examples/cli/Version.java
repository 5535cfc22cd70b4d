package io.cowcatcher.examples.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class Version implements IVersionProvider {

    /** The version, or {@code development} where the classes come from no jar. */
    static String ofLibrary() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"cowcatcher " + ofLibrary(), "Java " + Runtime.version()};
    }
}
