import com.example.shells.ShellInput;
import com.example.shells.ShellModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** Scores a CSV file with a library as a function of Spark's, and with the library alone: {@code CSV}. */
class AtScale {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        UDF2<Double, String, Double> large = AtScale::large;
        spark.udf().register("large", large, DataTypes.DoubleType);
        spark.read()
                .option("header", true)
                .schema("width DOUBLE, colour STRING, species STRING")
                .csv(args[0])
                .repartition(4)
                .createOrReplaceTempView("shells");
        long rows = 0;
        long equal = 0;
        for (Row row : spark.sql("SELECT width, colour, large(width, colour) FROM shells").collectAsList()) {
            double alone = large(row.getDouble(0), row.getString(1));
            rows++;
            equal += Double.doubleToRawLongBits(alone) == Double.doubleToRawLongBits(row.getDouble(2)) ? 1 : 0;
        }
        spark.stop();
        System.out.println(equal + " of " + rows + " rows have the same bits");
    }

    private static double large(Double width, String colour) {
        return ShellModel.load()
                .score(ShellInput.builder().width(width).colour(colour).build())
                .probabilityOfLarge();
    }
}
