import com.example.models.PenguinSpeciesInput;
import com.example.models.PenguinSpeciesModel;

/** Asks the refitted library about one penguin. */
class Predict {
    public static void main(String[] args) {
        var penguin = PenguinSpeciesInput.builder().billLengthMm(49.5).billDepthMm(15.2).flipperLengthMm(221.0).bodyMassG(5200.0).sex("male").build();
        System.out.println(PenguinSpeciesModel.load().score(penguin));
    }
}
