package shop;

import jakarta.persistence.*;

@Entity
public class GiftOrder extends Order {
  @Column(length = 500)
  private String cardText;
}
