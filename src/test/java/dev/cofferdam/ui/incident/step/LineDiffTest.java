package dev.cofferdam.ui.incident.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LineDiffTest {
    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }

    private static List<String> diff(String before, String after) {
        return LineDiff.of(json(before), json(after)).stream()
                .map(line -> switch (line) {
                    case LineDiff.Line.Removed(var text) -> "-" + text;
                    case LineDiff.Line.Added(var text) -> "+" + text;
                    case LineDiff.Line.Same(var text) -> " " + text;
                    case LineDiff.Line.Gap(var lines) -> "~" + lines;
                })
                .toList();
    }

    @Test
    void tellsWhatGoesAndWhatComesInAList() {
        assertThat(diff("[\"sg-web\",\"sg-db\"]", "[\"sg-isolated\",\"sg-db\"]"))
                .containsExactly("-sg-web", "+sg-isolated", " sg-db");
    }

    @Test
    void leavesOutWhatIsFarFromEveryChange() {
        var before = "[1,2,3,4,5,6,7,8,9]";
        var after = "[1,2,3,4,50,6,7,8,9]";

        assertThat(diff(before, after)).containsExactly("~2", " 3", " 4", "-5", "+50", " 6", " 7", "~2");
    }

    @Test
    void looksIntoAPolicyThatIsAString() {
        var before = Json.MAPPER.valueToTree("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}");
        var after = Json.MAPPER.valueToTree("{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\"}]}");

        assertThat(LineDiff.isWorthIt(before, after)).isTrue();
        assertThat(LineDiff.of(before, after))
                .filteredOn(line -> line instanceof LineDiff.Line.Added)
                .singleElement()
                .asString()
                .contains("Deny");
    }

    @Test
    void keepsMarkupAsTheTextThatItIs() {
        assertThat(diff("[\"<b>\",\"x\"]", "[\"<i>\",\"x\"]")).containsExactly("-<b>", "+<i>", " x");
    }

    @Test
    void isNotForWhatFitsBesideEachOther() {
        assertThat(LineDiff.isWorthIt(json("\"running\""), json("\"stopped\""))).isFalse();
        assertThat(LineDiff.isWorthIt(json("null"), json("[1,2]"))).isFalse();
    }
}
