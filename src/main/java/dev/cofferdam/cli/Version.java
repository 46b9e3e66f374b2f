package dev.cofferdam.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"cofferdam " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
        };
    }
}
