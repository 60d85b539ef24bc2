package dev.refit.cli.signature;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.platform.HomeKey;
import dev.refit.model.signature.VerificationKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the public key, for those who check releases. */
@Command(
        name = "show",
        description = {
            "Print the public key of this home and its id, for those who check its releases.",
            "The output is a file that refit verify --key and java -jar LIBRARY.jar verify --key take."
        })
public final class KeysShowCommand implements Callable<Integer> {
    private final Session session;

    public KeysShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        VerificationKey key = HomeKey.of(session.home())
                .orElseThrow(() -> CliFailure.failed(
                        "The home " + session.home().folder() + " has no key yet.", "Make one with: refit up"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("keyId", key.id());
        answer.put("algorithm", VerificationKey.ALGORITHM);
        answer.put("publicKey", key.pem());
        session.screen().answer(answer);
        session.screen().say("Key " + key.id() + ", " + VerificationKey.ALGORITHM);
        session.screen().say(key.pem().strip());
        return ExitCodes.OK;
    }
}
