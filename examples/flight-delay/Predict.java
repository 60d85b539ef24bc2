import com.example.models.FlightDelayInput;
import com.example.models.FlightDelayModel;

/** Asks the refitted library about one flight to Chicago that leaves the gate 22 minutes late. */
class Predict {
    public static void main(String[] args) {
        var flight = FlightDelayInput.builder().carrier("UA").origin("EWR").distance(719).scheduledMinutes(165).depDelay(22).build();
        var prediction = FlightDelayModel.load().score(flight);
        System.out.printf("15 minutes late or more: %s, with probability %.3f%n", prediction.label(), prediction.probabilityOfYes());
    }
}
