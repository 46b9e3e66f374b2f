package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

class ValueTextTest {
    @ParameterizedTest
    @CsvSource({"null,not there", "'\"\"',empty", "[],empty list", "{},empty", "true,true", "12,12", "'\"sg-1\"',sg-1"})
    void whatIsNotThereIsSaidInWords(String json, String text) {
        assertThat(ValueText.of(Json.MAPPER.readTree(json))).isEqualTo(text);
    }

    @Test
    void aListOfPlainValuesIsOneALine() {
        assertThat(ValueText.of(Json.MAPPER.readTree("[\"vol-1\", \"vol-2\", 3]")))
                .isEqualTo("vol-1\nvol-2\n3");
    }

    @Test
    void aPolicyInAStringIsUnpacked() {
        assertThat(ValueText.of(StringNode.valueOf("{\"Version\":\"2012-10-17\"}")))
                .isEqualTo("{\n  \"Version\" : \"2012-10-17\"\n}".replace("\n", System.lineSeparator()));
    }

    @Test
    void whatOnlyLooksLikeJsonStaysText() {
        assertThat(ValueText.of(StringNode.valueOf("{not json"))).isEqualTo("{not json");
    }

    @Test
    void nothingInAValueCanHide() {
        assertThat(ValueText.of(StringNode.valueOf("a\u202Eb"))).isEqualTo("a\uFFFDb");
        assertThat(ValueText.of(Json.object().put("k", "a\u202Eb"))).contains("a\uFFFDb");
    }
}
