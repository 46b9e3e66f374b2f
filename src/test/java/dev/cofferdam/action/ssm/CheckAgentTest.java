package dev.cofferdam.action.ssm;

import static dev.cofferdam.action.SimulatedAccount.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ssm.CheckAgent.In;
import dev.cofferdam.action.ssm.CheckAgent.Out;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;

class CheckAgentTest {
    private final CheckAgent action = new CheckAgent();

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = SimulatedAccount.open(folder);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void tellsAnAgentThatReports() {
        var out = action.read(new In(WEB_1), account.aws);

        assertThat(out.online()).isTrue();
        assertThat(out.pingStatus()).isEqualTo("Online");
        assertThat(out.platform()).isEqualTo("Linux");
        assertThat(out.agentVersion()).isEqualTo("3.3.3050.0");
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }

    @Test
    void tellsAnAgentThatReportsNoMore() {
        account.client(Ec2Client.class).stopInstances(r -> r.instanceIds(WEB_1));

        var out = action.read(new In(WEB_1), account.aws);

        assertThat(out.online()).isFalse();
        assertThat(out.pingStatus()).isEqualTo("ConnectionLost");
        assertThat(out.lastPing()).isNotEmpty();
    }

    @Test
    void tellsWhereNoAgentIsKnown() {
        assertThat(action.read(new In("i-0ba5710000000000b"), account.aws))
                .isEqualTo(new Out(false, "", "", "", "", ""));
    }
}
