package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1005 | Storage Error: Not the leader of 12. Please retry later. | BUSY",
                "-1005 | Storage Error: Term of part 3 is out of date. Please retry later. | BUSY",
                "-1005 | Storage Error: Part 7 raft buffer is full. Please retry later. | BUSY",
                "-1005 | Storage Error: Write is blocked when creating snapshot. Please retry later. | BUSY",
                "-1005 | Storage Error: More than one request trying to add/update/delete one edge/vertex at the same time. | BUSY",
                "-1005 | Storage Error: Atomic operation failed. | BUSY",
                "-1005 | Storage Error: Part 12 not found. | BUSY",
                "-1005 | Storage Error: RPC failure, probably timeout. | BUSY",
                "-1005 | Storage Error: The data type does not meet the requirements. Use the correct type of data. | REJECTED",
                "-1005 | Storage Error: The VID must be a 64-bit integer or a string fitting space vertex id length limit. | REJECTED",
                "-1005 | Storage Error: The not null field cannot be null. | REJECTED",
                "-1005 | Storage Error: Write wal failed. Probably disk is almost full. | REJECTED",
                "-1005 | Storage Error: Tag not found. | ABSENT",
                "-1005 | SpaceNotFound: SpaceName `cow` | ABSENT",
                "-1009 | SemanticError: No schema found for `user' | ABSENT",
                "-1009 | SemanticError: `x' is wrong | REJECTED",
                "-1004 | SyntaxError: syntax error near `not found' | REJECTED",
                "-1002 | Invalid session id | SESSION",
                "-1003 | Session timeout | SESSION",
                "-2069 | Session not existed! | SESSION",
                "-1008 | PermissionError: No permission to write | CREDENTIALS",
                "-1001 | Invalid password | CREDENTIALS",
                "-1011 | anything | BUSY",
                "-1005 | Storage Error: part: 3, error: E_LEADER_LEASE_FAILED(-3531). | BUSY",
                "-1005 | Storage Error: part: 3, error: E_RPC_FAILURE(-3). | BUSY",
                "-1005 | Storage Error: part: 3, error: E_CONSENSUS_ERROR(-16). | BUSY",
                "-1005 | Storage Error: part: 3, error: E_RAFT_WAITING_SNAPSHOT(-3511). | BUSY",
                "-1005 | Storage Error: part: 3, error: E_STORAGE_MEMORY_EXCEEDED(-3600). | BUSY",
                "-1005 | Storage Error: part: 3, error: E_INVALID_OPERATION(-3062). | REJECTED",
                "-1005 | Storage Error: part: 3, error: E_UNKNOWN(-8000). | REJECTED",
                "-1005 | Storage Error: Vertex or edge not found. | NO_ROW",
                "-2600 | Used memory hits the high watermark(0.800000) of total system memory. | BUSY",
                "-8000 | something nobody has seen | REJECTED",
            })
    void kind_textsOfNebula_areTold(int code, String text, Kind kind) {
        assertThat(ErrorTexts.kind(code, text)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1001 | Invalid password | CREDENTIALS",
                "-1005 | User not exist | CREDENTIALS",
                "-1005 | Create Session failed: Too many sessions created from 10.0.0.7 by user root | BUSY",
                "-1005 | Fail to get the address of the leader of metad | BUSY",
            })
    void kindOfRefusal_textsOfNebula_areTold(int code, String text, Kind kind) {
        assertThat(ErrorTexts.kindOfRefusal(code, text)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SyntaxError: syntax error near `\"u:O'Brien 13800138000\"'",
                "SyntaxError: syntax error near `b\\\" 13800138000 O'Brien`y 555'",
                "Error near \"a\\\"13800138000\\\"O'Brien\"",
                "near 'can't 13800138000 O'Brien' of it",
                "Invalid vid u:O'Brien of 13800138000",
                "Invalid vid ph:13800138000",
            })
    void safe_dataWithQuotationMarks_isLeftOut(String text) {
        assertThat(ErrorTexts.safe(text)).doesNotContain("Brien", "13800138000");
    }

    @Test
    void safe_apostropheOfAWord_staysReadable() {
        String text = "Storage Error: The not null field doesn't have a default value.";
        assertThat(ErrorTexts.safe(text)).isEqualTo(text);
    }

    @Test
    void safe_textThatQuotesTheStatement_losesTheQuotes() {
        assertThat(ErrorTexts.safe("syntax error near `\"alice\":(1)'\nat \"13800138000\" end"))
                .doesNotContain("alice", "13800138000", "\n")
                .startsWith("syntax error near …");
        assertThat(ErrorTexts.safe("an open \"quote of alice")).doesNotContain("alice");
        assertThat(ErrorTexts.safe("a".repeat(1_000))).hasSize(201);
    }
}
