package features;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.*;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.generator.EventType;

/** One entity for each thing that a mapping can say. */
public final class Features {
  public enum Size { SMALL, LARGE }

  @Embeddable
  public static class Money {
    @Column(precision = 12, scale = 2) private BigDecimal amount;
    @Column(length = 3) private String currency;
  }

  @Embeddable
  public static class LineId {
    private Long orderId;
    private int position;
  }

  @MappedSuperclass
  public abstract static class Base {
    @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) private Long id;
    @Version private long version;
    @Column(updatable = false, nullable = false) private LocalDate createdOn;
  }

  @Converter(autoApply = true)
  public static class YesNo implements AttributeConverter<Locale, String> {
    @Override
    public String convertToDatabaseColumn(Locale value) {
      return value == null ? null : value.toLanguageTag();
    }

    @Override
    public Locale convertToEntityAttribute(String text) {
      return text == null ? null : Locale.forLanguageTag(text);
    }
  }

  @Entity(name = "Product")
  @SecondaryTable(name = "product_details", pkJoinColumns = @PrimaryKeyJoinColumn(name = "product_id"))
  @SoftDelete(columnName = "removed")
  @Comment("what is sold")
  public static class Product extends Base {
    @Embedded private Money price;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "cost_amount", precision = 10, scale = 4))
    @AttributeOverride(name = "currency", column = @Column(name = "cost_currency", length = 3))
    private Money cost;

    @Enumerated(EnumType.ORDINAL) private Size ordinalSize;
    @Enumerated(EnumType.STRING) @Column(length = 10) private Size namedSize;
    @Lob @Column(table = "product_details") private String manual;
    @Lob @Column(table = "product_details") private byte[] picture;
    private Locale language;
    @ColumnDefault("5") private int stock;
    @Check(constraints = "weight > 0") private Integer weight;
    @Comment("in grams") private Integer tare;
    @Generated(event = EventType.INSERT) @ColumnDefault("'new'") private String state;
    @GeneratedColumn("weight + tare") private Integer gross;
    @Formula("weight * 2") private Integer twice;
    @Transient private String ignored;
    @Nationalized private String label;
    private Duration lead;
    private UUID token;

    @ElementCollection
    @CollectionTable(name = "product_tags", joinColumns = @JoinColumn(name = "product_id"))
    @OrderColumn(name = "position")
    @Column(name = "tag", length = 20, nullable = false)
    private List<String> tags;

    @ElementCollection
    @MapKeyColumn(name = "lang", length = 5)
    @Column(name = "title")
    private Map<String, String> titles;

    @ManyToMany
    @JoinTable(
        name = "product_suppliers",
        joinColumns = @JoinColumn(name = "product_id"),
        inverseJoinColumns = @JoinColumn(name = "supplier_id"),
        foreignKey = @ForeignKey(name = "fk_ps_product"),
        inverseForeignKey = @ForeignKey(name = "fk_ps_supplier"))
    private Set<Supplier> suppliers;
  }

  @Entity(name = "Supplier")
  @Table(
      name = "suppliers",
      uniqueConstraints = @UniqueConstraint(name = "uq_suppliers_code", columnNames = {"code", "country"}),
      indexes = @Index(name = "ix_suppliers_country", columnList = "country DESC, code"))
  public static class Supplier {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "supplier_numbers")
    @TableGenerator(name = "supplier_numbers", table = "numbers", pkColumnName = "what", valueColumnName = "next", allocationSize = 10)
    private Long id;

    @Column(unique = true, length = 40) private String name;
    @Column(columnDefinition = "varchar(9) default 'x' not null") private String code;
    @Column(length = 2, nullable = false) private String country;
    @OneToOne(fetch = FetchType.LAZY, optional = false) @JoinColumn(name = "owner_id", unique = true) private Person owner;
  }

  @Entity(name = "Person")
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  @DiscriminatorColumn(name = "kind", length = 12)
  public static class Person {
    @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "people")
    @SequenceGenerator(name = "people", sequenceName = "people_numbers", initialValue = 100, allocationSize = 20)
    private Long id;
    private String name;
  }

  @Entity(name = "Employee")
  public static class Employee extends Person {
    private BigDecimal salary;
    @ManyToOne @JoinColumn(name = "boss_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) private Person boss;
  }

  @Entity(name = "Line")
  @IdClass(LineId.class)
  public static class Line {
    @Id private Long orderId;
    @Id private int position;
    @Embedded private Money price;
  }

  @Entity(name = "Payment")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  public abstract static class Payment {
    @Id private UUID id;
    private BigDecimal amount;
  }

  @Entity(name = "CardPayment")
  public static class CardPayment extends Payment {
    @Column(length = 19) private String number;
  }

  @Entity(name = "Animal")
  @Inheritance(strategy = InheritanceType.JOINED)
  public static class Animal {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) private Long id;
  }

  @Entity(name = "Dog")
  @PrimaryKeyJoinColumn(name = "animal_id")
  public static class Dog extends Animal {
    private boolean tame;
  }
}
