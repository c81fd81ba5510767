package shop;

import jakarta.persistence.*;

@Entity
public class GiftOrder extends Order {
  @Column(length = 200)
  private String cardText;
}
