package dev.cofferdam.cli;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One sentence, what was perhaps meant, and where to read more; not the whole help. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        var line = failure.getCommandLine();
        var err = line.getErr();
        err.println(PlainText.of("cofferdam: " + failure.getMessage()));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("More: " + line.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }
}
