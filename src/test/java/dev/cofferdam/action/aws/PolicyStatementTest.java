package dev.cofferdam.action.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PolicyStatementTest {
    private static final String BUCKET = "arn:aws:s3:::orders/2026";

    @Test
    void coversWhatItsPatternsMatchInCapitalsOrNot() {
        var statement = only("""
            {"Effect": "Allow", "Action": ["s3:get*", "s3:PutObject"], "Resource": "arn:aws:s3:::orders/*"}\
            """);

        assertThat(statement.covers("s3:GetObject", BUCKET)).isEqualTo(Answer.YES);
        assertThat(statement.covers("s3:DeleteObject", BUCKET)).isEqualTo(Answer.NO);
        assertThat(statement.covers("s3:GetObject", "arn:aws:s3:::orders")).isEqualTo(Answer.NO);
    }

    @Test
    void coversAllButWhatItNames() {
        var actions = only("""
            {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}\
            """);
        var resources = only("""
            {"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::logs/*"}\
            """);

        assertThat(actions.covers("s3:GetObject", BUCKET)).isEqualTo(Answer.YES);
        assertThat(actions.covers("iam:GetUser", "*")).isEqualTo(Answer.NO);
        assertThat(resources.covers("s3:GetObject", BUCKET)).isEqualTo(Answer.YES);
        assertThat(resources.covers("s3:GetObject", "arn:aws:s3:::logs/1")).isEqualTo(Answer.NO);
    }

    @Test
    void maybeCoversWhatHangsOnTheRequest() {
        var conditional = only("""
            {"Effect": "Allow", "Action": "*", "Resource": "*",
             "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}, "IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}\
            """);
        var ofTheUser = only("""
            {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${aws:username}/*"}\
            """);

        assertThat(conditional.covers("s3:GetObject", BUCKET)).isEqualTo(Answer.MAYBE);
        assertThat(conditional.conditionText()).isEqualTo("if aws:MultiFactorAuthPresent, aws:SourceIp is right");
        assertThat(ofTheUser.covers("s3:GetObject", BUCKET)).isEqualTo(Answer.MAYBE);
        assertThat(ofTheUser.covers("ec2:RunInstances", BUCKET)).isEqualTo(Answer.NO);
    }

    @Test
    void isReadAsIamEncodesIt() {
        var document = """
            {"Statement": {"Effect": "Allow", "Principal": {"AWS": ["1", "2"], "Service": "a+b.amazonaws.com"},
                           "Action": "sts:AssumeRole"}}\
            """;

        assertThat(PolicyStatement.in(
                        URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20")))
                .isEqualTo(PolicyStatement.in(document))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.principals()).containsExactly("1", "2", "a+b.amazonaws.com");
                    assertThat(s.covers("sts:AssumeRole", "any")).isEqualTo(Answer.YES);
                });
    }

    @Test
    void isNoneInWhatIsNoPolicy() {
        assertThat(PolicyStatement.in("no JSON")).isEmpty();
        assertThat(PolicyStatement.in("{}")).isEmpty();
    }

    @Test
    void knowsPatternsWithinPatterns() {
        assertThat(Wildcard.matches("arn:*:s3:::*", "arn:aws:s3:::a*")).isTrue();
        assertThat(Wildcard.matches("a?c", "abc")).isTrue();
        assertThat(Wildcard.matches("a?c", "a*c")).isFalse();
        assertThat(Wildcard.matches("a*b*c", "axxbyyc")).isTrue();
        assertThat(Wildcard.matches("a*b*c", "axxc")).isFalse();
        assertThat(Wildcard.matches("", "")).isTrue();
        assertThat(Wildcard.matches("**", "")).isTrue();
    }

    private static PolicyStatement only(String statement) {
        return PolicyStatement.in("{\"Statement\": [%s]}".formatted(statement)).getFirst();
    }
}
