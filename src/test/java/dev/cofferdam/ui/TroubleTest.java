package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.run.IntentException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void aLogThatCannotBeWrittenStopsTheWorkAndSaysSo() {
        var trouble = Trouble.of(new CaseLogException("The disk is full."));
        assertThat(trouble.what()).isEqualTo("The disk is full.");
        assertThat(trouble.meaning()).contains("nothing goes on in this case");
        assertThat(trouble.todo()).contains("disk has room");
    }

    @Test
    void whatIsNotPossibleNowChangedNothing() {
        assertThat(Trouble.of(new IntentException("It runs already.")))
                .isEqualTo(new Trouble("It runs already.", "Nothing was changed.", ""));
    }

    @Test
    void withoutASignInNoCallWasMade() {
        assertThat(Trouble.of(new AwsSessionException("The token has expired.")).meaning())
                .isEqualTo("No call was made to the account.");
    }

    @Test
    void textFromAnAccountIsMadeHarmless() {
        assertThat(Trouble.of(new ActionException("NoSuchEntity", "no user \u202Eadmin"))
                        .what())
                .isEqualTo("no user \uFFFDadmin");
    }

    @Test
    void filesAreNamed() {
        assertThat(Trouble.of(new FileAlreadyExistsException("/tmp/a.csv")).what())
                .isEqualTo("/tmp/a.csv is already there.");
        assertThat(Trouble.of(new NoSuchFileException("/tmp/b.json")).what()).contains("/tmp/b.json");
    }

    @Test
    void whatNobodyForesawIsLoggedOnceWithItsTraceAndShownAsASentence() {
        var logged = new java.util.ArrayList<LogRecord>();
        var logger = Logger.getLogger(Trouble.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            var cause = new IllegalStateException("internal detail");
            var trouble = Trouble.of(cause);
            assertThat(trouble.what()).contains("IllegalStateException").doesNotContain("internal detail");
            assertThat(logged)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getThrown()).isSameAs(cause));
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }
}
