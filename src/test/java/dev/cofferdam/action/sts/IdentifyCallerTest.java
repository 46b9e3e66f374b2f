package dev.cofferdam.action.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifyCallerTest {
    @TempDir
    Path folder;

    private final IdentifyCaller action = new IdentifyCaller();
    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = SimulatedAccount.open(folder);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Nested
    class AResponder {
        @Test
        void learnsWhoseCallsTheseAre() {
            assertThat(action.read(new IdentifyCaller.In(), account.aws))
                    .isEqualTo(new IdentifyCaller.Out(
                            "111122223333",
                            "harbour-prod",
                            "arn:aws:sts::111122223333:assumed-role/IncidentResponder/responder",
                            "aws",
                            "role",
                            "IncidentResponder",
                            "responder",
                            "AROAEXAMPLEINCIDENT01:responder",
                            List.of()));
            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
        }

        @Test
        void whoMayNotReadTheAliasLearnsTheRest() {
            account.fails(Fault.of(Fault.Kind.DENY, "iam:ListAccountAliases"));

            var out = action.read(new IdentifyCaller.In(), account.aws);

            assertThat(out.account()).isEqualTo("111122223333");
            assertThat(out.alias()).isEmpty();
            assertThat(out.unknown()).containsExactly("alias");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:root, root, root, ''",
        "arn:aws-cn:iam::111122223333:user/automation/ci-deploy, user, ci-deploy, ''",
        "arn:aws-us-gov:sts::111122223333:assumed-role/Break:Glass/ada, role, Break:Glass, ada",
        "arn:aws:sts::111122223333:federated-user/bob, federated-user, bob, bob",
    })
    void readsEveryKindOfArn(String arn, String kind, String name, String session) {
        assertThat(CallerArn.of(arn)).isEqualTo(new CallerArn(kind, name, session));
    }
}
