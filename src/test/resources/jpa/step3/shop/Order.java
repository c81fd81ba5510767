package shop;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.util.*;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

@Entity
@Table(name = "orders")
@Inheritance(strategy = InheritanceType.JOINED)
@Check(name = "ck_orders_total", constraints = "total >= 0")
public class Order {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Customer customer;

  @Column(precision = 10, scale = 2, nullable = false)
  private BigDecimal total;

  @ElementCollection
  @CollectionTable(name = "order_tags")
  @Column(name = "tag", length = 30)
  private Set<String> tags;

  @ManyToMany private Set<Customer> watchers;
}
