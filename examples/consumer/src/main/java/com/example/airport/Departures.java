package com.example.airport;

import com.example.models.FlightDelayInput;
import com.example.models.FlightDelayModel;
import com.example.models.FlightDelayPrediction;

/** Says how late a flight will be that has just left the gate. */
public final class Departures {
    private final FlightDelayModel model = FlightDelayModel.load();

    /** The probability that it arrives 15 minutes late or more. */
    public double lateness(String carrier, String origin, int minutesLate, int distance) {
        FlightDelayInput flight = FlightDelayInput.builder()
                .carrier(carrier)
                .origin(origin)
                .depDelay(minutesLate)
                .distance(distance)
                .build();
        FlightDelayPrediction prediction = model.score(flight);
        return prediction.probabilityOfYes();
    }

    /** What was wrong with the flights so far, such as carriers that the model has not seen. */
    public String problems() {
        return model.inputs().problems().toString();
    }
}
