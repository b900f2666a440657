// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderTest {
    private static final String MARK = new Mark("a._b").before("");
    private static final Header LICENCE = Header.of("Copyright 2026\n\nLicence: MIT");

    private static FileText stub(String text) {
        return new FileText(text.getBytes(UTF_8));
    }

    @Test
    void every_line_is_a_comment() {
        assertThat(Header.of("\n \n# ruff: noqa\n#\n#: x\nCopyright  \n\n    by us\n\n")
                        .lines())
                .containsExactly("# ruff: noqa", "#", "#: x", "# Copyright", "#", "#     by us");
        assertThat(Header.of("\uFEFFCopyright\r\n").lines()).containsExactly("# Copyright");
        assertThat(Header.of(" \n").lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Copyright 2026\n#\n# Licence: MIT\n",
                "# Copyright 2026\n#\n# Licence: MIT\n\n",
                "\uFEFF# Copyright 2026\r\n#\r\n# Licence: MIT\r\n",
                "#Copyright 2026 \n#\t\n#   Licence: MIT\n",
                "# -*- coding: utf-8 -*-\n\n# Copyright 2026\n#\n# Licence: MIT\n# ruff: noqa\n",
            })
    void a_header_may_stand_anywhere_above_the_mark(String above) {
        assertThat(LICENCE.isIn(stub(above + MARK))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Copyright 2026\n",
                "# Copyright 2025\n#\n# Licence: MIT\n",
                "# Copyright 2026\n\n# Licence: MIT\n",
                "# Copyright 2026\n# Licence: MIT\n",
            })
    void another_text_is_not_the_header(String above) {
        assertThat(LICENCE.isIn(stub(above + MARK))).isFalse();
        assertThat(LICENCE.isIn(stub(above + MARK + "# Copyright 2026\n#\n# Licence: MIT\n")))
                .isFalse();
    }

    @Test
    void a_header_is_put_before_everything_else() {
        assertThat(LICENCE.before(MARK)).isEqualTo("# Copyright 2026\n#\n# Licence: MIT\n\n" + MARK);
        assertThat(LICENCE.before("\uFEFF# x\r\n"))
                .isEqualTo("\uFEFF# Copyright 2026\r\n#\r\n# Licence: MIT\r\n\r\n# x\r\n");
        assertThat(Header.NONE.before(MARK)).isEqualTo(MARK);
        assertThat(Header.NONE.isIn(stub(MARK))).isTrue();
    }

    @Test
    void a_mark_in_a_header_is_known() {
        assertThat(LICENCE.isMarked()).isFalse();
        assertThat(Header.of(MARK).isMarked()).isTrue();
    }
}
