package dev.cofferdam.action.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CredentialReportTest extends OnTheRange {
    private static final CredentialReport.In IN = new CredentialReport.In(null);

    private final CredentialReport action = new CredentialReport();

    /** A name that a CSV has to quote, a password without MFA. */
    @Override
    void prepare(ObjectNode world) {
        row(world, "users", "svc-backup").put("login_profile", "2026-11-23T16:00:00Z");
        var odd = row(world, "users", "jmartin").deepCopy();
        odd.put("name", "j,martin=2").put("user_id", "AIDAEXAMPLEJMARTIN002");
        world.withArray("users").add(odd);
    }

    @Test
    void waitsForTheReportAndKeepsIt() {
        var begun = account.aws.clock().instant();

        var out = action.read(IN, account.aws);

        assertThat(account.aws.clock().instant()).isAfter(begun);
        assertThat(out.generatedAt()).isEqualTo("2026-11-23T22:00:00Z");
        assertThat(out.users()).isEqualTo(4);
        assertThat(out.passwordWithoutMfa()).containsExactly("svc-backup");
        assertThat(out.activeKeys()).containsExactly("ci-deploy", "svc-backup");
        assertThat(out.rootKey()).isFalse();
        assertThat(out.rootMfa()).isTrue();
        assertThat(account.aws.evidence("iam-credential-report-111122223333.csv"))
                .startsWith("user,arn,user_creation_time,")
                .contains("\n<root_account>,", "\n\"j,martin=2\",\"arn:aws:iam::111122223333:user/j");
    }

    @Test
    void tellsAReportThatIsSomeHoursOldByItsTime() {
        action.read(IN, account.aws);
        run(new DisableConsoleLogin(), new DisableConsoleLogin.In("svc-backup"));
        account.pass(Duration.ofHours(3));

        var old = action.read(IN, account.aws);
        account.pass(Duration.ofHours(2));
        var anew = action.read(IN, account.aws);

        assertThat(old.generatedAt()).isEqualTo("2026-11-23T22:00:00Z");
        assertThat(old.passwordWithoutMfa()).containsExactly("svc-backup");
        assertThat(anew.generatedAt()).isGreaterThan("2026-11-24T03:00:00Z");
        assertThat(anew.passwordWithoutMfa()).isEmpty();
    }

    @Test
    void givesUpWhenItTakesTooLong() {
        refuses(
                () -> action.read(new CredentialReport.In("1s"), account.aws),
                "ReportInProgress",
                "Run the step again in some minutes");
    }

    @Test
    void callsWhatItDeclares() {
        action.read(IN, account.aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }
}
