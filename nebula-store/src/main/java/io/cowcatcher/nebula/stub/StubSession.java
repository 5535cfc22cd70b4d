package io.cowcatcher.nebula.stub;

import com.facebook.thrift.TException;
import com.facebook.thrift.transport.TTransportException;
import com.vesoft.nebula.DataSet;
import com.vesoft.nebula.ErrorCode;
import com.vesoft.nebula.Row;
import com.vesoft.nebula.Value;
import com.vesoft.nebula.graph.AuthResponse;
import com.vesoft.nebula.graph.ExecutionResponse;
import com.vesoft.nebula.graph.GraphService;
import com.vesoft.nebula.graph.HealthResp;
import com.vesoft.nebula.graph.VerifyClientVersionReq;
import com.vesoft.nebula.graph.VerifyClientVersionResp;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers the calls that come over one connection. */
final class StubSession implements GraphService.Iface {
    /** The default of {@code max_allowed_query_size}. */
    private static final int MAXIMUM_BYTES = 4 << 20;

    private final GraphdStub stub;
    private final Socket socket;

    StubSession(GraphdStub stub, Socket socket) {
        this.stub = stub;
        this.socket = socket;
    }

    @Override
    public AuthResponse authenticate(byte[] user, byte[] password) {
        AuthResponse answer = new AuthResponse();
        if (!decode(password).equals(GraphdStub.PASSWORD)) {
            answer.setError_code(ErrorCode.E_BAD_USERNAME_PASSWORD);
            answer.setError_msg(encode("Invalid password"));
            return answer;
        }
        OptionalLong session = stub.newSession();
        if (session.isEmpty()) {
            answer.setError_code(ErrorCode.E_TOO_MANY_CONNECTIONS);
            answer.setError_msg(encode("Create Session failed: Too many sessions created from 127.0.0.1 by user "
                    + decode(user) + ". the threshold is " + stub.mostSessions()
                    + ". You can change it by modifying 'max_sessions_per_ip_per_user' in nebula-graphd.conf"));
            return answer;
        }
        answer.setError_code(ErrorCode.SUCCEEDED);
        answer.setSession_id(session.getAsLong());
        answer.setTime_zone_offset_seconds(0);
        return answer;
    }

    @Override
    public void signout(long session) {
        stub.endSession(session);
    }

    @Override
    public ExecutionResponse execute(long session, byte[] statement) throws TException {
        return executeWithParameter(session, statement, Map.of());
    }

    @Override
    public ExecutionResponse executeWithParameter(long session, byte[] statement, Map<byte[], Value> parameters)
            throws TException {
        if (statement.length > MAXIMUM_BYTES) {
            return response(new GraphdStub.Reply(
                    StubAnswer.error(
                            StubAnswer.SYNTAX_ERROR,
                            "SyntaxError: Query is too large (" + statement.length + " > " + MAXIMUM_BYTES + ")."),
                    ""));
        }
        try {
            return response(stub.answer(session, decode(statement), this::hangUp));
        } catch (GraphdStub.HungUp e) {
            throw new TTransportException(TTransportException.END_OF_FILE, "the stub hung up");
        }
    }

    private void hangUp() {
        GraphdStub.closeQuietly(socket);
    }

    private static ExecutionResponse response(GraphdStub.Reply reply) {
        StubAnswer answer = reply.answer();
        ExecutionResponse response = new ExecutionResponse();
        ErrorCode code = ErrorCode.findByValue(answer.code());
        response.setError_code(code == null ? ErrorCode.E_UNKNOWN : code);
        response.setLatency_in_us(1);
        if (!reply.space().isEmpty()) {
            response.setSpace_name(encode(reply.space()));
        }
        if (answer.isError()) {
            response.setError_msg(encode(answer.text()));
        } else if (!answer.columns().isEmpty()) {
            List<byte[]> columns = new ArrayList<>();
            answer.columns().forEach(column -> columns.add(encode(column)));
            List<Row> rows = new ArrayList<>();
            for (List<@Nullable Object> row : answer.rows()) {
                List<Value> values = new ArrayList<>();
                row.forEach(value -> values.add(value(value)));
                rows.add(new Row(values));
            }
            response.setData(new DataSet(columns, rows));
        }
        return response;
    }

    private static Value value(@Nullable Object value) {
        if (value == null) {
            return Value.nVal(com.vesoft.nebula.NullType.__NULL__);
        }
        if (value instanceof Boolean truth) {
            return Value.bVal(truth);
        }
        if (value instanceof Long integer) {
            return Value.iVal(integer);
        }
        return value instanceof Double real ? Value.fVal(real) : Value.sVal(encode((String) value));
    }

    @Override
    public byte[] executeJson(long session, byte[] statement) throws TException {
        throw new TException("the stub speaks no JSON");
    }

    @Override
    public byte[] executeJsonWithParameter(long session, byte[] statement, Map<byte[], Value> parameters)
            throws TException {
        throw new TException("the stub speaks no JSON");
    }

    @Override
    public VerifyClientVersionResp verifyClientVersion(VerifyClientVersionReq request) {
        VerifyClientVersionResp answer = new VerifyClientVersionResp();
        answer.setError_code(ErrorCode.SUCCEEDED);
        return answer;
    }

    @Override
    public HealthResp health() {
        return new HealthResp();
    }

    private static String decode(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
