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
        err.println(PlainText.of("cofferdam: " + sentence(failure)));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("More: " + line.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** What is left over where only a command can stand, was meant as one. */
    private static String sentence(ParameterException failure) {
        var spec = failure.getCommandLine().getCommandSpec();
        if (failure instanceof UnmatchedArgumentException left
                && !left.isUnknownOption()
                && !spec.subcommands().isEmpty()) {
            return "there is no command '" + left.getUnmatched().getFirst() + "'";
        }
        return String.valueOf(failure.getMessage());
    }
}
