package dev.refit.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Pattern;

/** The objects of a JSON lines file, member by member. */
final class JsonObjects implements Closeable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern UNKNOWN_TOKEN = Pattern.compile("Unrecognized token '.*", Pattern.DOTALL);

    private final String file;
    private final JsonParser parser;
    private long line;

    JsonObjects(String file, Reader text) throws IOException {
        this.file = file;
        try {
            this.parser = FACTORY.createParser(new WithoutByteOrderMark(text));
        } catch (IOException e) {
            throw TextFiles.readable(file, 0, e);
        }
    }

    /** Is told each member with the parser at its value; must leave the parser at the value's last token. */
    interface MemberReader {
        void read(String name, JsonParser value) throws IOException;
    }

    boolean next(MemberReader members) throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return false;
            }
            long starts = parser.currentTokenLocation().getLineNr();
            if (starts == line) {
                throw invalid("unreadable-file", "holds more than one object, expected one a line", null);
            }
            line = starts;
            if (token != JsonToken.START_OBJECT) {
                throw invalid("unreadable-file", "got no object, expected one a line", null);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.read(name, parser);
            }
            if (parser.currentTokenLocation().getLineNr() != line) {
                throw invalid("unreadable-file", "the object goes on in the next line, expected one a line", null);
            }
            return true;
        } catch (JsonProcessingException e) {
            line = Math.max(line, e.getLocation() == null ? 0 : e.getLocation().getLineNr());
            throw invalid("unreadable-file", "is not JSON: " + unquoted(e), e);
        } catch (IOException e) {
            throw TextFiles.readable(file, line, e);
        }
    }

    /** What the parser says, without the text that it cannot make anything of. */
    private static String unquoted(JsonProcessingException e) {
        return UNKNOWN_TOKEN.matcher(e.getOriginalMessage()).replaceAll("unrecognized token");
    }

    InvalidDataException invalid(String code, String message, Exception cause) {
        return new InvalidDataException(code, file + ": line " + line + ": " + message, cause);
    }

    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
