"""An application that uses SQLAlchemy with AWS's dialect for Aurora DSQL, as its documentation says."""

import os
import uuid

from aurora_dsql_sqlalchemy import create_dsql_engine
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, inspect, select, text
from sqlalchemy.exc import IntegrityError, NotSupportedError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, server_default=func.gen_random_uuid())
    name: Mapped[str] = mapped_column(String(100), unique=True)
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class Order(Base):
    __tablename__ = "customer_order"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"))
    amount: Mapped[int] = mapped_column(CheckConstraint("amount > 0"))
    customer: Mapped[Customer] = relationship(back_populates="orders")


Index("order_customer", Order.customer_id, auroradsql_include=["amount"])

engine = create_dsql_engine(
    host=os.environ["CLUSTER"],
    user="admin",
    sslrootcert=os.environ["AUTHORITY"],
    connect_args={"hostaddr": "127.0.0.1", "port": os.environ["PGPORT"]},
)


def refused(work):
    try:
        with Session(engine) as session:
            work(session)
            session.commit()
        return "none"
    except (IntegrityError, NotSupportedError, OperationalError) as error:
        return f"{error.orig.sqlstate} {str(error.orig).splitlines()[0]}"


with engine.connect() as connection:
    print("version", connection.dialect.server_version_info)
Base.metadata.create_all(engine)
tables = inspect(engine)
print("tables", sorted(tables.get_table_names()))
print("indexes", [it["name"] for it in tables.get_indexes("customer_order")])
print("foreign keys", [it["referred_table"] for it in tables.get_foreign_keys("customer_order")])
with Session(engine) as session:
    session.add(Customer(name="Ada", orders=[Order(amount=3), Order(amount=4)]))
    session.add_all(Customer(name=f"customer {it}") for it in range(500))
    session.commit()
    ada = session.scalars(select(Customer).where(Customer.name == "Ada")).one()
    print("orders", sorted(it.amount for it in ada.orders))
    ada.name = "Ada L."
    session.delete(ada.orders[0])
    session.commit()
    print("left", session.scalar(select(func.count()).select_from(Order)))
print("same name", refused(lambda it: it.add(Customer(name="Ada L."))))
print("amount", refused(lambda it: it.add(Order(amount=0, customer_id=uuid.UUID(int=0)))))
print("nested", refused(lambda it: (it.begin_nested(), it.execute(text("SELECT 1")))))
many = text("INSERT INTO customer (name) SELECT 'many ' || i FROM generate_series(1, :n) AS i")
print("many", refused(lambda it: it.execute(many, {"n": 3001})))
Base.metadata.drop_all(engine)
print("tables", inspect(engine).get_table_names())
