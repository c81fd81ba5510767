package shop;

import jakarta.persistence.*;

@Embeddable
public class Address {
  @Column(length = 100)
  private String street;

  @Column(name = "zip_code", length = 10)
  private String zipCode;
}
