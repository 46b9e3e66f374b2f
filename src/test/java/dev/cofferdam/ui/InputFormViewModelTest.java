package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.Parameter.Shape;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.InputSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class InputFormViewModelTest {
    private static final InputSpec INSTANCE = spec("instance", ValueType.EC2_INSTANCE_ID, true, null);
    private static final InputSpec REGION = spec("region", ValueType.AWS_REGION, true, StringNode.valueOf("us-east-1"));
    private static final InputSpec BUCKET = spec("evidence_bucket", ValueType.S3_BUCKET, false, null);

    private final InputFormViewModel form = new InputFormViewModel(List.of(INSTANCE, REGION, BUCKET));

    private static InputSpec spec(String name, ValueType type, boolean required, @Nullable JsonNode preset) {
        return new InputSpec(name, type, null, preset, required, null, List.of());
    }

    private InputFieldViewModel field(String name) {
        return form.field(name).orElseThrow();
    }

    @Test
    void beginsWithTheDefaults() {
        assertThat(field("region").text().get()).isEqualTo("us-east-1");
        assertThat(field("instance").text().get()).isEmpty();
    }

    @Test
    void aFieldWithoutAPromptIsCalledByItsNameInWords() {
        assertThat(field("evidence_bucket").label()).isEqualTo("evidence bucket");
    }

    @Nested
    class Checked {
        @Test
        void saysBesideAFieldThatItIsNeeded() {
            assertThat(form.check()).isFalse();
            assertThat(field("instance").problem().get()).isEqualTo("This is needed.");
            assertThat(field("evidence_bucket").problem().get()).isEmpty();
        }

        @Test
        void saysWhatAValueLooksLike() {
            field("instance").text().set("web-1");
            assertThat(form.check()).isFalse();
            assertThat(field("instance").problem().get())
                    .isEqualTo("This is no ec2.instance-id; one looks like i-0123456789abcdef0");
        }

        @Test
        void takesTheProblemAwayWithTheKeyThatMendsIt() {
            form.check();
            field("instance").text().set("i-0123456789abcdef0");
            assertThat(field("instance").problem().get()).isEmpty();
            assertThat(form.check()).isTrue();
        }

        @Test
        void namesTheChoices() {
            var choice = new InputFormViewModel(
                    List.of(new InputSpec("verdict", ValueType.ENUM, null, null, true, null, List.of("yes", "no"))));
            choice.field("verdict").orElseThrow().text().set("perhaps");
            choice.check();
            assertThat(choice.fields().getFirst().problem().get()).isEqualTo("Choose one of: yes, no.");
        }
    }

    @Nested
    class FilledFromAFinding {
        @Test
        void takesWhatIsOfTheFieldsType() {
            form.fill(Map.of("instance", StringNode.valueOf("i-0123456789abcdef0")));
            assertThat(field("instance").text().get()).isEqualTo("i-0123456789abcdef0");
            assertThat(field("region").text().get()).isEqualTo("us-east-1");
        }

        @Test
        void leavesTheRestForAPersonToType() {
            form.fill(Map.of(
                    "instance",
                    StringNode.valueOf("not an id"),
                    "region",
                    Json.object().put("name", "us-west-2"),
                    "unknown",
                    StringNode.valueOf("x")));
            assertThat(field("instance").text().get()).isEmpty();
            assertThat(field("region").text().get()).isEqualTo("us-east-1");
        }
    }

    @Nested
    class OfAnAction {
        private final InputFormViewModel form = InputFormViewModel.of(List.of(
                parameter("instance", ValueType.EC2_INSTANCE_ID, Shape.SINGLE),
                parameter("regions", ValueType.AWS_REGION, Shape.LIST),
                parameter("tags", ValueType.STRING, Shape.MAP)));

        private static Parameter parameter(String name, ValueType type, Shape shape) {
            return new Parameter(name, type, shape, "What it is.", shape == Shape.SINGLE, List.of());
        }

        private InputFieldViewModel field(String name) {
            return form.field(name).orElseThrow();
        }

        @Test
        void saysWhatEachInputIs() {
            assertThat(field("regions").label()).isEqualTo("Regions");
            assertThat(field("regions").hint()).isEqualTo("What it is.");
        }

        @Test
        void takesAListWithALineForEachValue() {
            field("regions").text().set(" us-east-1\n\n eu-west-1 \n");

            assertThat(field("regions").check()).isTrue();
            assertThat(form.values().get("regions")).hasToString("[\"us-east-1\",\"eu-west-1\"]");
        }

        @Test
        void takesAMapWithALineForEachPair() {
            field("tags").text().set("env=prod\nowner = web=team");

            assertThat(form.values().get("tags")).hasToString("{\"env\":\"prod\",\"owner\":\"web=team\"}");
        }

        @Test
        void namesTheLineThatIsWrong() {
            field("regions").text().set("us-east-1\nFrankfurt");
            field("tags").text().set("prod");

            assertThat(form.check()).isFalse();
            assertThat(field("regions").problem().get())
                    .isEqualTo("“Frankfurt”: This is no aws.region; one looks like us-east-1");
            assertThat(field("tags").problem().get()).isEqualTo("“prod”: This is written as name=value.");
            assertThat(form.values()).isEmpty();
        }
    }

    @Test
    void valuesAndTextsLeaveOutWhatWasLeftEmpty() {
        field("instance").text().set(" i-0123456789abcdef0 ");
        assertThat(form.values()).containsOnlyKeys("instance", "region");
        assertThat(form.values().get("instance")).isEqualTo(StringNode.valueOf("i-0123456789abcdef0"));
        assertThat(form.texts()).containsOnlyKeys("instance", "region");
    }
}
