package io.winback.chassis.sealing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The command for keyset files: {@code create}, {@code add}, {@code use}, {@code remove} and {@code show}, each with a file. It runs
 * on the class path of a service, and prints no key.
 */
public final class KeysetCommand {

    /** Makes a keyset file, in the folder of a packaged service. */
    public static final String CREATE =
            "java -cp 'quarkus/*:app/*:lib/boot/*:lib/main/*' " + KeysetCommand.class.getName() + " create FILE";

    private static final String USAGE = """
        expected a command and a keyset file:
          create FILE  makes a file with new keys
          add FILE     adds new keys, which are not in use yet
          use FILE     takes the newest keys into use
          remove FILE  removes the keys that are older than those in use
          show FILE    prints the ids of the keys""";

    private KeysetCommand() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** @return the exit code */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length != 2) {
            err.println(USAGE);
            return 2;
        }
        try {
            return run(out, err, arguments[0], new KeysetFile(Path.of(arguments[1])));
        } catch (IOException | InvalidKeyset e) {
            err.println(e instanceof InvalidKeyset ? e.getMessage() : "the file cannot be written: " + e.getMessage());
            return 1;
        }
    }

    private static int run(PrintStream out, PrintStream err, String command, KeysetFile file) throws IOException {
        switch (command) {
            case "create" -> {
                if (file.exists()) {
                    err.println("the file exists; without its keys the personal data is lost");
                    return 1;
                }
                file.write(SealingKeys.create());
            }
            case "add" -> file.write(file.read().withNewKeys());
            case "use" -> file.write(file.read().withNewestInUse());
            case "remove" -> file.write(file.read().withoutOldKeys());
            case "show" -> {
                // Below, as after every command.
            }
            default -> {
                err.println(USAGE);
                return 2;
            }
        }
        show(out, "values", file.read().values());
        show(out, "indexes", file.read().indexes());
        return 0;
    }

    private static void show(PrintStream out, String name, Keyset keys) {
        keys.ids().forEach(id -> out.printf("%-8s %s%s%n", name, id, id.equals(keys.primaryId()) ? " in use" : ""));
    }
}
