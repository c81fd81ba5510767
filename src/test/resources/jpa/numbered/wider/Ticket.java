package numbered;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

@Entity
public class Ticket {
  @Id
  @GeneratedValue(generator = "tickets")
  @SequenceGenerator(
      name = "tickets",
      sequenceName = "ticket_numbers",
      initialValue = 100,
      allocationSize = 50)
  private Long id;
}
