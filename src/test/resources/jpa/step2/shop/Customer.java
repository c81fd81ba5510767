package shop;

import jakarta.persistence.*;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;

@Entity
@Table(
    name = "customers",
    indexes = @Index(name = "ix_customers_name", columnList = "name, created_at desc"),
    uniqueConstraints = @UniqueConstraint(name = "uq_customers_email", columnNames = "email"))
@Comment("who's buying")
public class Customer {
  public enum State { NEW, ACTIVE, GONE }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 120)
  @Comment("full name")
  private String name;

  @Column(nullable = false)
  private String email;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private State state;

  @ColumnDefault("0")
  private int visits;

  private boolean active;
  private UUID token;

  @Column(name = "created_at", nullable = false)
  private LocalDateTime createdAt;

  private Instant seen;

  @Lob private String notes;

  @Embedded private Address address;

  @Version private int version;
}
