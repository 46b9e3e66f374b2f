package dev.cofferdam.action.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PowerTest {
    private static Optional<Power> of(String elements) {
        return Power.of(PolicyStatement.in("""
            {"Statement": {"Effect": "Allow", %s}}\
            """.formatted(elements)).getFirst());
    }

    @Nested
    class AllButSomeActions {
        @Test
        void isEverythingOnEverything() {
            assertThat(of("\"NotAction\": \"iam:*\", \"Resource\": \"*\""))
                    .hasValueSatisfying(p -> assertThat(p.isEverything()).isTrue());
            assertThat(of("\"NotAction\": \"iam:*\", \"NotResource\": \"arn:aws:s3:::logs\""))
                    .hasValueSatisfying(p -> assertThat(p.isEverything()).isTrue());
        }

        @Test
        void isNoneOnABucket() {
            assertThat(of("\"NotAction\": \"s3:DeleteBucket\", \"Resource\": \"arn:aws:s3:::logs/*\""))
                    .isEmpty();
        }

        @Test
        void leadsToMoreOnRoles() {
            assertThat(of("\"NotAction\": \"iam:Put*\", \"Resource\": \"arn:aws:iam::111122223333:role/*\""))
                    .hasValueSatisfying(p -> {
                        assertThat(p.isEverything()).isFalse();
                        assertThat(p.actions())
                                .contains("iam:PassRole")
                                .doesNotContain("iam:PutRolePolicy", "ssm:SendCommand");
                    });
        }
    }

    @Test
    void ofActionsThatLeadNowhereThereIsNone() {
        assertThat(of("\"Action\": \"s3:*\", \"Resource\": \"*\"")).isEmpty();
    }
}
