import com.example.shells.ShellInput;
import com.example.shells.ShellModel;
import com.example.shells.ShellModelSpark;
import com.example.shells.ShellPrediction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Scores a CSV file with the library's function of Spark's, and with the library alone: {@code CSV}. */
class AtScale {
    private static final String ANSWER = ".label, shell.probabilities['large'], shell.margin";

    private final SparkSession spark;

    AtScale(SparkSession spark) {
        this.spark = spark;
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        ShellModelSpark.register(spark, "predict");
        spark.read()
                .option("header", true)
                .schema("WIDTH DOUBLE, Colour STRING, species STRING")
                .csv(args[0])
                .select("species", "Colour", "WIDTH")
                .repartition(4)
                .createOrReplaceTempView("shells");
        AtScale scale = new AtScale(spark);
        long rows = 0;
        long equal = 0;
        String scored = "SELECT *, predict(struct(*)) shell FROM shells";
        for (Row row : spark.sql("SELECT width, colour, shell" + ANSWER + " FROM (" + scored + ")").collectAsList()) {
            rows++;
            equal += same(row.getDouble(0), row.getString(1), row, 2) ? 1 : 0;
        }
        System.out.println(equal + " of " + rows + " rows have the same bits");
        System.out.println("without a column: " + same(null, "red", scale.answer("'red' AS colour"), 0));
        System.out.println("without values: " + same(null, null, scale.answer("NULL AS colour, NULL AS width"), 0));
        System.out.println("unseen: " + same(2.5, "never seen", scale.answer("'never seen' AS colour, 2.5 AS width"), 0));
        System.out.println("another number: " + same(3.0, "red", scale.answer("'red' AS colour, 3Y AS width"), 0));
        System.out.println("no row: " + spark.sql("SELECT predict(CAST(NULL AS STRUCT<width: DOUBLE>))").first().get(0));
        System.out.println("problems: " + ShellModel.load().inputs().problems());
        System.out.println("refused: " + scale.refusal("'wide' AS width"));
        System.out.println("refused: " + scale.refusal("1 AS WIDTH, 2 AS Width"));
        System.out.println("refused: " + scale.refusal("1 AS height"));
        spark.stop();
    }

    private Row answer(String fields) {
        return spark.sql("SELECT shell" + ANSWER + " FROM (SELECT predict(struct(" + fields + ")) shell)").first();
    }

    private String refusal(String fields) {
        try {
            return "not: " + answer(fields);
        } catch (Exception e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getMessage();
        }
    }

    private static boolean same(Double width, String colour, Row row, int from) {
        ShellPrediction alone = ShellModel.load()
                .score(ShellInput.builder().width(width).colour(colour).build());
        return alone.label().equals(row.getString(from))
                && same(alone.probabilityOfLarge(), row.getDouble(from + 1))
                && same(alone.margin(), row.getDouble(from + 2));
    }

    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }
}
